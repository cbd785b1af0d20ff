package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.altered;
import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.places;
import static io.trialledger.verifier.Tampering.replace;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.NoteSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An event that says something else than it did. Commits stand at 0, 1-2, 3-5, 6, 7-8, 9-11, 12, 13-14, 15-17 … */
class AlteredEventTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void every_flipped_bit_in_the_content_of_an_event_is_found_there() {
        for (String field : List.of("payload", "metadata", "salt", "leaf")) {
            for (int bit = 0; bit < 8 * 16; bit += 5) {
                int flipped = bit;
                Report report = Trial.verify(
                        trial.tampered(lines -> replace(lines, 13, flip(trial, 13, field, flipped))), pinned);
                assertThat(report.findings()).as(field + " bit " + bit).contains(altered(trial.enrollment.get(13)));
            }
        }
    }

    /** Event 13 shares its commit with 14, so that even the recording time, which no leaf covers, can't be changed alone. */
    @Test
    void a_flipped_bit_anywhere_in_its_line_is_found_there() throws IOException {
        byte[] bundle = Trial.bytes(trial.bundle());
        String text = new String(bundle, StandardCharsets.UTF_8);
        int from = text.indexOf("{\"position\":13,");
        int to = text.indexOf('\n', from);
        for (int bit = 8 * from; bit < 8 * to; bit += 17) {
            byte[] flipped = bundle.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Report report = new BundleVerifier(
                            pinned.stream().map(NoteSigner::verifier).toList(), List.of())
                    .verify(new ByteArrayInputStream(flipped));
            assertThat(places(report)).as("bit " + bit).containsAnyOf(OptionalLong.of(13), OptionalLong.of(14));
        }
    }

    @Test
    void the_report_names_log_position_and_event_of_the_first_bad_one() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.set(21, flip(trial, 21, "salt", 3));
                    return replace(lines, 13, flip(trial, 13, "payload", 3));
                }),
                pinned);

        String id = trial.enrollment.get(13).eventId();
        assertThat(report.first()).contains(altered(trial.enrollment.get(13)));
        assertThat(report.lines())
                .contains("enrollment, position 13, event " + id + ": altered: its leaf hash isn't that of its content")
                .endsWith("NOT VERIFIED: 3 findings; the first bad place is enrollment, position 13, event " + id);
    }

    @Test
    void every_changed_field_of_the_header_is_found_there() throws IOException {
        String bundle = new String(Trial.bytes(trial.bundle()), StandardCharsets.UTF_8);
        String line = bundle.lines().skip(2 + 13).findFirst().orElseThrow();
        List<String> changed = List.of(
                line.replace("\"index\":0", "\"index\":1"),
                line.replace("\"of\":2", "\"of\":3"),
                line.replace("\"cid\":\"", "\"cid\":\"f"),
                line.replace("\"eventId\":\"", "\"eventId\":\"f"),
                line.replace("\"aggregateType\":\"Subject\"", "\"aggregateType\":null"),
                line.replace("subject/LZZT/1", "subject/LZZT/2"),
                line.replace("\"sequence\":3", "\"sequence\":4"),
                line.replaceFirst("\"timestamp\":[0-9]*", "\"timestamp\":1"),
                line.replaceFirst("\"at\":[0-9]*", "\"at\":1"),
                line.replace("SubjectSeen", "SubjectSean"),
                line.replace("\"revision\":\"1\"", "\"revision\":\"2\""),
                line.replace("\"revision\":\"1\"", "\"revision\":null"),
                line.replace("\"salt\":\"", "\"salt\":\"A"),
                line.replace("\"position\":13", "\"position\":14"),
                line.substring(0, 40),
                "{\"surprise\":1}");
        for (String forged : changed) {
            assertThat(forged).isNotEqualTo(line);
            Report report = verify(bundle.replace(line, forged));
            assertThat(report.findings())
                    .as(forged)
                    .anyMatch(finding -> finding.position().equals(OptionalLong.of(13))
                            || finding.position().equals(OptionalLong.of(14)));
        }
    }

    @Test
    void an_altered_event_with_a_matching_leaf_is_found_by_the_root() {
        Report report = Trial.verify(
                trial.tampered(lines -> replace(lines, 13, Trial.rehashed(flip(trial, 13, "payload", 3), ENROLLMENT))),
                pinned);

        assertThat(what(report))
                .containsExactly(
                        "the root isn't the one that was signed: something from position 0 to 39 was altered, removed, inserted or"
                                + " reordered");
        assertThat(report.lines())
                .last()
                .isEqualTo("NOT VERIFIED: 1 finding; the first bad place is enrollment, between position 0 and 39");
    }

    @Test
    void an_older_checkpoint_narrows_the_place() {
        Report report = Trial.verify(
                trial.tampered(lines -> replace(lines, 13, Trial.rehashed(flip(trial, 13, "payload", 3), ENROLLMENT))),
                pinned,
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 12),
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 15));

        assertThat(what(report).get(0))
                .isEqualTo(
                        "not what it was when the checkpoint of 15 events was handed out: something from position 12 to"
                                + " 14 was altered, removed, inserted or reordered");
        assertThat(report.lines())
                .last()
                .asString()
                .endsWith("; the first bad place is enrollment, between position 12 and 14");
    }

    private Report verify(String bundle) throws IOException {
        return new BundleVerifier(pinned.stream().map(NoteSigner::verifier).toList(), List.of())
                .verify(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
    }
}
