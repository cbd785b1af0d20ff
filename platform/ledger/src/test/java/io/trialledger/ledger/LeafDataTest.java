package io.trialledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeafDataTest {

    private static final byte[] SALT =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void an_event_of_an_aggregate_has_the_golden_encoding() throws IOException {
        LeafData leaf = enrolled("{\"subjectId\":\"01-701-1015\",\"enrolledOn\":\"2014-01-02\"}", 3L);

        assertThat(hex(leaf.encode())).isEqualTo(golden("subject-enrolled", 0));
        assertThat(hex(leaf.leafHash())).isEqualTo(golden("subject-enrolled", 1));
    }

    @Test
    void an_event_of_no_aggregate_has_the_golden_encoding() throws IOException {
        LeafData leaf = new LeafData(
                "trialledger.local/visits",
                "0192f0c1-5a3b-7c11-8d2e-000000000002",
                null,
                null,
                null,
                -1,
                "visits.Gemessen\u00e4",
                null,
                SaltedHash.of(new byte[32], new byte[0]),
                SaltedHash.of(new byte[32], new byte[0]),
                "0192f0c1-5a3b-7c11-8d2e-0000000000ab",
                0);

        assertThat(hex(leaf.encode())).isEqualTo(golden("no-aggregate", 0));
        assertThat(hex(leaf.leafHash())).isEqualTo(golden("no-aggregate", 1));
    }

    @Test
    void random_texts_have_the_encoding_that_is_described() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String text = text(random);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(plain);
            for (String field : List.of("ct-event/1", text, "e", "", text)) {
                out.writeInt(field.getBytes(UTF_8).length);
                out.write(field.getBytes(UTF_8));
            }
            out.writeInt(8);
            out.writeLong(round);
            out.writeInt(8);
            out.writeLong(-round);
            for (String field : List.of("t", "")) {
                out.writeInt(field.length());
                out.writeBytes(field);
            }
            out.writeInt(32);
            out.write(SALT);
            out.writeInt(32);
            out.write(SALT);
            out.writeInt(text.getBytes(UTF_8).length);
            out.write(text.getBytes(UTF_8));
            out.writeInt(4);
            out.writeInt(7);

            assertThat(new LeafData(text, "e", null, text, (long) round, -round, "t", null, SALT, SALT, text, 7)
                            .encode())
                    .isEqualTo(plain.toByteArray());
        }
    }

    /** Of characters of one to four bytes, the one that stands for what has no bytes among them. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint("a?\u00e4\u20ac\ufffd\ud83d\ude00".codePoints().toArray()[random.nextInt(6)]);
        }
        return text.toString();
    }

    @Test
    void the_sequence_zero_differs_from_no_sequence() {
        assertThat(enrolled("{}", 0L).leafHash())
                .isNotEqualTo(enrolled("{}", null).leafHash());
    }

    @Test
    void refuses_a_hash_that_is_not_32_bytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LeafData("l", "e", null, null, null, 0, "t", null, new byte[31], new byte[32], "c", 0));
    }

    @Test
    void refuses_half_a_surrogate_pair() {
        for (String half : List.of("\ud800", "\udc00", "a?\ud83d", "\ude00\ud83d", "\u00e4\ud83da")) {
            LeafData leaf = new LeafData("l", half, null, null, null, 0, "t", null, new byte[32], new byte[32], "c", 0);

            assertThatIllegalArgumentException().isThrownBy(leaf::encode);
        }
    }

    @Test
    void refuses_a_salt_that_is_not_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> SaltedHash.of(new byte[16], new byte[0]));
    }

    private static LeafData enrolled(String payload, Long sequence) {
        return new LeafData(
                "trialledger.local/enrollment",
                "0192f0c1-5a3b-7c11-8d2e-000000000001",
                "Subject",
                "subject/H2Q-MC-LZZT/01-701-1015",
                sequence,
                1767225600123456789L,
                "enrollment.SubjectEnrolled",
                "1",
                SaltedHash.of(SALT, payload.getBytes(UTF_8)),
                SaltedHash.of(SALT, "{\"actor\":\"coordinator\"}".getBytes(UTF_8)),
                "0192f0c1-5a3b-7c11-8d2e-0000000000aa",
                1);
    }

    private static String golden(String name, int column) throws IOException {
        try (InputStream file = LeafDataTest.class.getResourceAsStream("/golden/leaf-ct-event-1.txt")) {
            Map<String, String> lines = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
            return lines.get(name).split("\t")[column];
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
