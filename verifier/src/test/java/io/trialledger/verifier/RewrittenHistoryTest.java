package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole history that was made anew. */
class RewrittenHistoryTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void a_history_rehashed_and_signed_by_someone_else_is_found_with_the_pinned_key() {
        assertThat(what(Trial.verify(rewritten(), pinned)))
                .anyMatch(what -> what.startsWith("the closing checkpoint doesn't hold: no verifiable signature"));
    }

    @Test
    void a_history_rehashed_and_signed_by_someone_else_is_found_with_an_older_checkpoint() {
        String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 20);

        assertThat(what(Trial.verify(rewritten(), List.of(), older)))
                .anyMatch(what -> what.startsWith("the checkpoint handed in isn't signed with the bundle's key"));
    }

    @Test
    void a_history_rewritten_by_the_key_holder_is_found_with_an_older_checkpoint() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(13, Trial.rehashed(flip(trial, 13, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, trial.enrollmentKey, EVENTS));
        assertThat(Trial.verify(lines, pinned).verified()).isTrue();

        Report report = Trial.verify(lines, pinned, Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 20));

        assertThat(what(report))
                .containsExactly(
                        "not what it was when the checkpoint of 20 events was handed out: something from position 0"
                                + " to 19 was altered, removed, inserted or reordered");
    }

    /** Everything after position 13 rewritten, rehashed and signed with a key of the forger's. */
    private List<BundleLine> rewritten() {
        NoteSigner forger = NoteSigner.generate(ENROLLMENT);
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(13, Trial.rehashed(flip(trial, 13, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, forger, EVENTS));
        lines.set(
                1,
                new BundleLine.LogStart(ENROLLMENT, 0, EVENTS, forger.verifier().toString()));
        assertThat(Trial.verify(lines, List.of()).verified())
                .as("in itself it is sound")
                .isTrue();
        return lines;
    }
}
