package io.trialledger.starter.ledger;

import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.NoteVerifier;
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

    String origin() {
        return signer.verifier().name();
    }
}
