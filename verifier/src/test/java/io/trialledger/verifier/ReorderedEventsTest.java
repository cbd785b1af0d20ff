package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.at;
import static io.trialledger.verifier.Tampering.places;
import static io.trialledger.verifier.Tampering.renumbered;
import static io.trialledger.verifier.Tampering.swap;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Events in another order. Commits stand at 0, 1-2, 3-5, 6, 7-8, 9-11, 12, 13-14, 15-17 … */
class ReorderedEventsTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void swapped_events_are_found_there() {
        Report report = Trial.verify(trial.tampered(lines -> swap(lines, 12, 18)), pinned);

        assertThat(places(report)).contains(OptionalLong.of(12), OptionalLong.of(18));
    }

    @Test
    void swapped_events_of_one_subject_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 6, 18))), pinned);

        assertThat(report.findings())
                .contains(at(
                        6,
                        trial.enrollment.get(18),
                        "event 4 of subject/LZZT/2 comes after its event 0: removed or reordered"));
    }

    @Test
    void swapped_events_of_two_subjects_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 18, 12))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13));
    }

    @Test
    void swapped_events_inside_a_commit_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 13, 14))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13));
    }

    @Test
    void swapped_neighbours_with_adapted_recording_times_are_found_by_the_root_and_hinted_at() {
        // 12 is a commit of its own, so is 6 after a swap of subjects that keeps every number in order
        BundleEvent first = trial.enrollment.get(0);
        BundleEvent second = trial.enrollment.get(1);
        BundleEvent alone = Trial.rehashed(Trial.with(second, 0, second.cid(), 0, 1, second.payload()), ENROLLMENT);
        List<BundleEvent> honest = new ArrayList<>(List.of(first, Trial.moved(alone, 1)));
        List<BundleLine> swapped = List.of(atTime(alone, first.at(), 0), atTime(first, second.at(), 1));
        List<BundleLine> lines = new ArrayList<>(List.of(
                new BundleLine.Start("LZZT", List.of(ENROLLMENT)),
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 2, trial.enrollmentKey.verifier().toString())));
        lines.addAll(swapped);
        lines.add(new BundleLine.Close(Trial.checkpoint(honest, trial.enrollmentKey, 2)));
        lines.add(new BundleLine.End(1));

        Report report = Trial.verify(lines, List.of(trial.enrollmentKey));

        assertThat(what(report))
                .containsExactly(
                        "the root isn't the one that was signed: something from position 0 to 1 was altered, removed, inserted or"
                                + " reordered (look first where an event is older than the one before it: position 1)");
    }

    private static BundleEvent atTime(BundleEvent e, long at, long position) {
        return ChangedEvent.of(e).at(at).position(position).event();
    }
}
