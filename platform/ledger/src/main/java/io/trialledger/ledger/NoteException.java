package io.trialledger.ledger;

/** A note, key or checkpoint that is malformed, or whose signature doesn't hold; the message says which and is safe to show. */
public final class NoteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoteException(String message) {
        super(message);
    }
}
