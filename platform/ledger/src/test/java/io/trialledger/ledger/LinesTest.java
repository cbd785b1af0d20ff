package io.trialledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void gives_every_line_however_the_stream_arrives() throws IOException {
        String text = "a\n\n" + "b".repeat(200) + "\nlast\n";
        for (int chunk = 1; chunk < 210; chunk++) {
            assertThat(read(text, chunk, 1000)).containsExactly("a", "", "b".repeat(200), "last");
        }
    }

    @Test
    void cuts_random_bytes_as_a_plain_search_does() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                text.append("\n\u000b\tab\u00ff".charAt(random.nextInt(6)));
            }
            List<String> plain = List.of(text.append('\n').toString().split("\n", -1));

            assertThat(read(text.toString(), 1 + random.nextInt(40), 1000))
                    .isEqualTo(plain.subList(0, plain.size() - 1));
        }
    }

    @Test
    void skips_what_is_too_long_and_goes_on() throws IOException {
        for (int chunk = 1; chunk < 120; chunk++) {
            assertThat(read("a\n" + "b".repeat(51) + "\n" + "c".repeat(50) + "\n", chunk, 50))
                    .containsExactly("a", "!a line is longer than 50 bytes", "c".repeat(50));
            assertThat(read("b".repeat(300), chunk, 50)).containsExactly("!a line is longer than 50 bytes");
        }
    }

    @Test
    void notices_a_cut_off_line() throws IOException {
        assertThat(read("a\nb", 7, 50)).containsExactly("a", "!the bundle is cut off in the middle of a line");
        assertThat(read("", 7, 50)).isEmpty();
    }

    @Test
    void a_failing_stream_fails() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Lines(failing, 50).next());
    }

    /** The lines, or with a mark what was wrong with one. */
    private static List<String> read(String text, int chunk, int maxLineBytes) throws IOException {
        Lines lines = new Lines(inChunks(text, chunk), maxLineBytes);
        List<String> read = new ArrayList<>();
        boolean more = true;
        while (more) {
            try {
                more = lines.next();
                if (more) {
                    read.add(new String(lines.bytes(), lines.from(), lines.to() - lines.from(), UTF_8));
                }
            } catch (BundleException e) {
                read.add("!" + e.getMessage());
            }
        }
        return read;
    }

    private static InputStream inChunks(String text, int chunk) {
        return new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(length, chunk));
            }
        };
    }
}
