package io.trialledger.ledger;

/** A proof that is malformed or proves something else; the message says what is wrong with it and is safe to show. */
public final class ProofException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ProofException(String message) {
        super(message);
    }
}
