package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.at;
import static io.trialledger.verifier.Tampering.renumbered;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.NoteSigner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that never was. */
class InsertedEventTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void an_inserted_event_is_found_there() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(13, trial.enrollment.get(12));
                    return lines;
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(
                        12,
                        trial.enrollment.get(12),
                        "stands where position 13 is expected: inserted, repeated or reordered"));
    }

    @Test
    void an_inserted_event_is_found_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(13, trial.enrollment.get(12));
                    return renumbered(lines);
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(
                        13,
                        trial.enrollment.get(12),
                        "event 3 of subject/LZZT/0 comes after its event 3: repeated or reordered"));
        assertThat(what(report)).contains("more than was signed: 41 events, the checkpoint covers 40");
    }

    @Test
    void an_invented_event_with_a_matching_leaf_is_found_by_the_tree() {
        BundleEvent invented = Trial.rehashed(
                Trial.with(trial.enrollment.get(12), 40, "0192f0c1-0000-7000-8000-000000000000", 0, 1, new byte[3]),
                ENROLLMENT);

        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(invented);
                    return lines;
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(40, invented, "more than was signed: 41 events, the checkpoint covers 40"));
    }
}
