package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A log changes its key: for a while old and new sign side by side (C2SP signed-note: unknown keys are ignored). */
class KeyRotationTest {

    private static final String ORIGIN = "trialledger.local/enrollment";

    private final NoteSigner old = NoteSigner.generate(ORIGIN);
    private final NoteSigner fresh = NoteSigner.generate(ORIGIN);
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 12, new byte[32]);

    @Test
    void a_note_signed_by_both_opens_with_either_and_with_both() {
        String note = checkpoint.sign(old, fresh);

        assertThat(Checkpoint.open(note, List.of(old.verifier()))).isEqualTo(checkpoint);
        assertThat(Checkpoint.open(note, List.of(fresh.verifier()))).isEqualTo(checkpoint);
        assertThat(SignedNote.open(note, List.of(fresh.verifier(), old.verifier()))
                        .verifiedBy())
                .containsExactly(old.verifier(), fresh.verifier());
    }

    @Test
    void old_notes_open_for_whoever_knows_both_keys() {
        assertThat(Checkpoint.open(checkpoint.sign(old), List.of(fresh.verifier(), old.verifier())))
                .isEqualTo(checkpoint);
    }

    @Test
    void notes_after_the_change_do_not_open_with_the_old_key() {
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> Checkpoint.open(checkpoint.sign(fresh), List.of(old.verifier())))
                .withMessageContaining("none of which is a known key");
    }

    @Test
    void a_note_is_refused_when_only_one_of_two_known_signatures_holds() {
        String forged = checkpoint.sign(old)
                + new Checkpoint(ORIGIN, 13, new byte[32])
                        .sign(fresh)
                        .lines()
                        .skip(4)
                        .findFirst()
                        .orElseThrow()
                + "\n";

        assertThat(Checkpoint.open(forged, List.of(old.verifier())))
                .as("who doesn't know the new key ignores it")
                .isEqualTo(checkpoint);
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> Checkpoint.open(forged, List.of(old.verifier(), fresh.verifier())))
                .withMessageContaining("invalid signature for key " + fresh.verifier());
    }
}
