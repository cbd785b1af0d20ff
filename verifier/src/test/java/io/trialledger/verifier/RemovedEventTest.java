package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.at;
import static io.trialledger.verifier.Tampering.places;
import static io.trialledger.verifier.Tampering.renumbered;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Tampering.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An event that was, and isn't. Commits stand at 0, 1-2, 3-5, 6, 7-8, 9-11, 12, 13-14, 15-17 … */
class RemovedEventTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void a_removed_event_is_missed_there() {
        Report report = Trial.verify(trial.tampered(lines -> without(lines, 13)), pinned);

        assertThat(report.findings()).contains(at(13, "missing: position 14 stands in its place"));
    }

    @Test
    void a_removed_event_is_missed_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(without(lines, 13))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13), OptionalLong.of(39));
        assertThat(what(report)).contains("cut: the bundle has 39 of 40 signed events");
    }

    @Test
    void a_removed_commit_is_missed_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(without(lines, 12))), pinned);

        assertThat(report.findings())
                .contains(at(
                        15,
                        trial.enrollment.get(16),
                        "event 4 of subject/LZZT/0 comes after its event 2: removed or reordered"));
    }

    @Test
    void hidden_events_do_not_excuse_a_removed_one() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.set(
                            2, new BundleLine.Hidden(2, trial.enrollment.get(2).leaf()));
                    return renumbered(without(lines, 12));
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(
                        15,
                        trial.enrollment.get(16),
                        "event 4 of subject/LZZT/0 comes after its event 2: removed or reordered"));
    }
}
