package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.at;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static io.trialledger.verifier.Trial.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle that isn't whole. */
class CutBundleTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void a_cut_tail_is_found_there() {
        Report report = Trial.verify(trial.tampered(lines -> lines.subList(0, 30)), pinned);

        assertThat(report.findings()).contains(at(30, "cut: the bundle has 30 of 40 signed events"));
    }

    @Test
    void a_cut_tail_with_adapted_sizes_is_found_by_the_signature() {
        String forged =
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 40).replace("\n40\n", "\n30\n");

        Report report = Trial.verify(trial.bundle(trial.enrollment.subList(0, 30), forged), pinned);

        assertThat(what(report))
                .anyMatch(what -> what.startsWith("the closing checkpoint doesn't hold: invalid signature"));
    }

    @Test
    void a_log_rolled_back_to_an_older_signed_state_is_found_by_the_newer_checkpoint() {
        List<BundleLine> rolledBack = trial.bundle(
                trial.enrollment.subList(0, 30), Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 30));
        rolledBack.set(
                1,
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 30, trial.enrollmentKey.verifier().toString()));
        assertThat(Trial.verify(rolledBack, pinned).verified()).isTrue();

        Report report = Trial.verify(rolledBack, pinned, Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 40));

        assertThat(what(report))
                .containsExactly("cut or rolled back: a checkpoint handed in covers 40 events, the bundle has 30");
    }

    @Test
    void a_bundle_cut_off_anywhere_is_found() throws IOException {
        byte[] whole = Trial.bytes(trial.bundle());
        for (int length = 0; length < whole.length; length += 97) {
            Report report = new BundleVerifier(List.of(), List.of())
                    .verify(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThat(report.verified()).as("cut at byte " + length).isFalse();
        }
        assertThat(new BundleVerifier(List.of(), List.of())
                        .verify(new ByteArrayInputStream(whole))
                        .verified())
                .isTrue();
    }

    @Test
    void a_log_without_its_closing_checkpoint_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.remove(2 + EVENTS);

        assertThat(Trial.verify(lines, pinned).findings())
                .contains(at(40, "cut off here: the closing checkpoint and what should come before it are missing"));
    }

    @Test
    void a_bundle_without_its_last_line_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.remove(lines.size() - 1);

        assertThat(what(Trial.verify(lines, pinned))).containsExactly("cut off: its last line is missing");
    }

    @Test
    void the_log_of_a_key_that_was_given_must_be_there() {
        List<BundleLine> lines = new ArrayList<>(trial.bundle().subList(0, 2 + EVENTS + 1));
        lines.set(0, new BundleLine.Start("LZZT", List.of(ENROLLMENT)));
        lines.add(new BundleLine.End(1));

        assertThat(what(Trial.verify(lines, pinned)))
                .containsExactly("a key was given for the log " + VISITS + ", which it doesn't hold");
        assertThat(Trial.verify(lines, List.of(trial.enrollmentKey)).findings()).isEmpty();
    }

    @Test
    void a_bundle_without_any_log_is_found() {
        List<BundleLine> lines = List.of(new BundleLine.Start("LZZT", List.of()), new BundleLine.End(0));

        assertThat(what(Trial.verify(lines, List.of()))).containsExactly("names no log");
    }

    @Test
    void a_missing_log_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.subList(2 + EVENTS + 1, lines.size() - 1).clear();

        assertThat(what(Trial.verify(lines, pinned)))
                .contains(
                        "has 1 logs, its last line says 2",
                        "its first line names the logs [" + ENROLLMENT + ", " + VISITS + "], it holds [" + ENROLLMENT
                                + "]");
    }
}
