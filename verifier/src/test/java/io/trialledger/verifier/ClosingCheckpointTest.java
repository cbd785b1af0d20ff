package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static io.trialledger.verifier.Trial.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.NoteSigner;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sound log under a checkpoint that isn't its own. */
class ClosingCheckpointTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void of_another_log_is_found() {
        assertThat(closedBy(Trial.checkpoint(trial.visits, trial.visitsKey, EVENTS)))
                .containsExactly("closed by the checkpoint of another log: " + VISITS);
    }

    @Test
    void of_another_root_is_found() {
        String note = new Checkpoint(ENROLLMENT, EVENTS, new byte[32]).sign(trial.enrollmentKey);

        assertThat(closedBy(note))
                .containsExactly("the root isn't the one that was signed: something from position 0 to 39 was altered,"
                        + " removed, inserted or reordered");
    }

    @Test
    void of_an_earlier_size_is_found() {
        assertThat(closedBy(Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 30)))
                .contains(
                        "the log says it has 40 events, its checkpoint covers 30",
                        "more than was signed: 40 events, the checkpoint covers 30");
    }

    @Test
    void of_a_later_size_is_found() {
        String note = new Checkpoint(ENROLLMENT, 50, new byte[32]).sign(trial.enrollmentKey);

        assertThat(closedBy(note))
                .contains(
                        "the log says it has 40 events, its checkpoint covers 50",
                        "cut: the bundle has 40 of 50 signed events");
    }

    @Test
    void with_one_changed_bit_is_found() {
        String note = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, EVENTS);
        for (int i = 0; i < note.length(); i++) {
            String forged = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
            assertThat(closedBy(forged)).as(forged).isNotEmpty();
        }
    }

    @Test
    void with_the_signature_of_the_same_name_but_another_key_is_found() {
        NoteSigner other = NoteSigner.generate(ENROLLMENT);

        assertThat(closedBy(Trial.checkpoint(trial.enrollment, other, EVENTS)))
                .singleElement()
                .asString()
                .startsWith("the closing checkpoint doesn't hold: no verifiable signature");
    }

    @Test
    void signed_by_a_witness_alone_is_found() {
        String note = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, EVENTS);
        String cosigned = Cosigner.generate(ENROLLMENT).cosign(note, Instant.EPOCH);
        String byTheWitnessAlone =
                note.substring(0, note.indexOf("\n\n") + 2) + cosigned.substring(cosigned.lastIndexOf('\u2014'));

        assertThat(closedBy(cosigned)).as("beside the log it may").isEmpty();
        assertThat(closedBy(byTheWitnessAlone))
                .singleElement()
                .asString()
                .startsWith("the closing checkpoint doesn't hold");
    }

    private List<String> closedBy(String note) {
        List<BundleLine> lines = trial.bundle(trial.enrollment, note);
        return what(Trial.verify(lines, pinned));
    }
}
