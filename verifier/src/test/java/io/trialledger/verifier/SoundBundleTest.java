package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.hiddenIf;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sound is said to be sound, with what was shown. */
class SoundBundleTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void a_sound_bundle_is_verified() {
        Report report = Trial.verify(trial.bundle(), pinned);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "enrollment: 40 events, none altered, removed or reordered; signed tree of 40",
                        "  sealed values: 50; the bundle shows of none what it says",
                        "    free text in payload/note: 40",
                        "Every closing checkpoint is signed with a key given by --key.",
                        "VERIFIED");
    }

    @Test
    void without_a_pinned_key_it_says_where_the_keys_come_from() {
        Report report = Trial.verify(trial.bundle(), List.of());

        assertThat(report.verified()).isTrue();
        assertThat(String.join("\n", report.lines()))
                .contains("taken from the bundle itself")
                .contains("--key " + trial.enrollmentKey.verifier());
    }

    @Test
    void an_older_checkpoint_is_proven_extended() {
        String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 17);

        Report report = Trial.verify(trial.bundle(), pinned, older);

        assertThat(report.verified()).isTrue();
        assertThat(report.logs().get(0).olderCheckpoints()).containsExactly(17L);
        assertThat(report.lines())
                .contains("enrollment: 40 events, none altered, removed or reordered; signed tree of 40;"
                        + " extends the checkpoint of 17");
    }

    @Test
    void events_disclosed_by_hash_only_are_verified_too() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.replaceAll(line -> hiddenIf((BundleEvent) line, ((BundleEvent) line).position() % 3 != 1));
                    return lines;
                }),
                pinned);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines().get(1)).startsWith("enrollment: 40 events (27 by hash only), none altered");
    }

    @Test
    void events_of_another_study_are_found() {
        List<BundleLine> lines = trial.bundle();
        lines.set(0, new BundleLine.Start("OTHER", List.of(ENROLLMENT, Trial.VISITS)));

        assertThat(Tampering.what(Trial.verify(lines, pinned)))
                .isNotEmpty()
                .containsOnly("isn't of study OTHER, of which the bundle is said to be");
    }

    @Test
    void an_empty_log_is_verified() {
        List<BundleLine> lines = new ArrayList<>(List.of(
                new BundleLine.Start("LZZT", List.of(ENROLLMENT)),
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 0, trial.enrollmentKey.verifier().toString()),
                new BundleLine.Close(Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 0)),
                new BundleLine.End(1)));

        assertThat(Trial.verify(lines, List.of(trial.enrollmentKey)).findings()).isEmpty();
    }
}
