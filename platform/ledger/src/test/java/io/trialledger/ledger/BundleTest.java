package io.trialledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    private static final String ORIGIN = "trialledger.local/enrollment";

    @Test
    void reads_back_every_line_it_wrote() throws IOException {
        List<BundleLine> lines = List.of(
                new BundleLine.Start("LZZT", List.of(ORIGIN)),
                new BundleLine.LogStart(ORIGIN, 0, 2, "vkey"),
                event("subject/LZZT/1", 0L),
                new BundleLine.Hidden(1, new byte[32]),
                new BundleLine.Close("a note\n"),
                new BundleLine.End(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleWriter writer = new BundleWriter(out);
        for (BundleLine line : lines) {
            writer.write(line);
        }

        BundleReader reader = new BundleReader(new ByteArrayInputStream(out.toByteArray()));
        for (BundleLine line : lines) {
            assertThat(reader.next()).get().usingRecursiveComparison().isEqualTo(line);
        }
        assertThat(reader.next()).isEmpty();
        assertThat(reader.lineNumber()).isEqualTo(6);
    }

    @Test
    void reads_back_a_part_of_a_log() throws IOException {
        List<BundleLine> lines = List.of(
                new BundleLine.PartStart(ORIGIN, 9, "vkey"),
                new ProvenEvent(
                        event("subject/LZZT/1", 0L), List.of(new byte[32], SaltedHash.of(new byte[32], new byte[0]))),
                new ProvenEvent(event("subject/LZZT/1", 1L), List.of()),
                event("subject/LZZT/1", 2L),
                new ProvenEvent(event("subject/LZZT/1", 3L), List.of(new byte[32])),
                new BundleLine.Close("a note\n"));
        StringBuilder text = new StringBuilder();
        for (BundleLine line : lines) {
            text.append(written(line));
        }

        BundleReader reader = reader(text.toString());
        for (BundleLine line : lines) {
            assertThat(reader.next()).get().usingRecursiveComparison().isEqualTo(line);
        }
        assertThat(text).startsWith("{\"log\":\"" + ORIGIN + "\",\"part\":true,\"size\":9,\"vkey\":\"vkey\"}\n");
        assertThat(written(lines.get(4))).endsWith("\"proof\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"]}\n");
    }

    @Test
    void an_event_has_the_documented_form() throws IOException {
        assertThat(written(event(null, null)))
                .startsWith("{\"position\":0,\"cid\":\"c\",\"index\":0,\"of\":1,\"at\":5,\"eventId\":\"e\","
                        + "\"aggregateType\":null,\"aggregateId\":null,\"sequence\":null,\"timestamp\":6,"
                        + "\"type\":\"enrollment.SubjectEnrolled\",\"revision\":\"1\",\"salt\":\"AAAA")
                .endsWith(",\"leaf\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}\n");
    }

    @Test
    void an_event_gives_the_leaf_hash_of_its_header() {
        BundleEvent event = event("subject/LZZT/1", 7L);
        byte[] salted = SaltedHash.of(event.salt(), event.payload());
        LeafData leaf =
                new LeafData(ORIGIN, "e", null, "subject/LZZT/1", 7L, 6, event.type(), "1", salted, salted, "c", 0);

        assertThat(event.leafHash(ORIGIN)).isEqualTo(leaf.leafHash());
    }

    @Test
    void goes_on_after_a_bad_line() throws IOException {
        BundleReader reader = reader("{\"positio\":0}\n{\"checkpoint\":\"n\"}\n");

        assertThatExceptionOfType(BundleException.class).isThrownBy(reader::next);
        assertThat(reader.next()).contains(new BundleLine.Close("n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"checkpoint\":\"n\"}",
                "{\"checkpoint\":\"n\",\"more\":1}\n",
                "{\"bundle\":\"trialledger-bundle/2\",\"study\":\"s\",\"logs\":[]}\n",
                "{\"end\":false,\"logs\":3}\n",
                "{\"log\":\"l\",\"part\":false,\"size\":1,\"vkey\":\"k\"}\n",
                "{\"log\":\"l\",\"part\":true,\"from\":0,\"size\":1,\"vkey\":\"k\"}\n",
                "{\"position\":1,\"leaf\":\"AAAA\"}\n",
                "{\"position\":1,\"leaf\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"proof\":[]}\n",
                "{\"position\":1,\"leaf\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\"}\n",
                "{\"position\":1,\"leaf\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n",
                "\n",
            })
    void refuses_a_line(String line) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> reader(line).next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"AAAA\"]", "[{}]", "null", "\"\"", "[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\"]"})
    void refuses_a_proof(String proof) throws IOException {
        String line = written(new ProvenEvent(event("a", 0L), List.of())).replace("\"proof\":[]", "\"proof\":" + proof);

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> reader(line).next());
    }

    @Test
    void refuses_bytes_that_are_not_utf8() {
        byte[] line = "{\"checkpoint\":\"?\"}\n".getBytes(UTF_8);
        line[15] = (byte) 0xFF;

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new BundleReader(new ByteArrayInputStream(line)).next());
    }

    private static BundleReader reader(String text) {
        return new BundleReader(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static String written(BundleLine line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BundleWriter(out).write(line);
        return out.toString(UTF_8);
    }

    private static BundleEvent event(String aggregateId, Long sequence) {
        byte[] content = {1, 2, 3};
        return new BundleEvent(
                0,
                "c",
                0,
                1,
                5,
                "e",
                null,
                aggregateId,
                sequence,
                6,
                "enrollment.SubjectEnrolled",
                "1",
                new byte[32],
                content,
                content,
                new byte[32]);
    }
}
