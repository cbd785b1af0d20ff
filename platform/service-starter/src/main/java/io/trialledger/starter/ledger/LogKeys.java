package io.trialledger.starter.ledger;

import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose signatures this log gives and takes.
 *
 * @param signer signs from now on
 * @param previous keys of this log that signed before; their notes stay valid
 * @param witnesses may cosign
 */
record LogKeys(NoteSigner signer, List<NoteVerifier> previous, List<NoteVerifier> witnesses) {

    LogKeys {
        previous = List.copyOf(previous);
        witnesses = List.copyOf(witnesses);
    }

    /** Keys that a checkpoint of this log may be signed with. */
    List<NoteVerifier> ofLog() {
        List<NoteVerifier> keys = new ArrayList<>(previous);
        keys.add(signer.verifier());
        return keys;
    }

    /** As {@link #ofLog}, the present one first. */
    List<NoteVerifier> newestFirst() {
        List<NoteVerifier> keys = new ArrayList<>();
        keys.add(signer.verifier());
        keys.addAll(previous);
        return keys;
    }

    /**
     * The newest key that signed this note.
     *
     * @throws io.trialledger.ledger.NoteException if no key of this log did
     */
    NoteVerifier signing(String note) {
        List<NoteVerifier> signed = SignedNote.open(note, ofLog()).verifiedBy();
        return newestFirst().stream().filter(signed::contains).findFirst().orElseThrow();
    }

    String origin() {
        return signer.verifier().name();
    }
}
