package io.trialledger.starter.ledger;

/** What is in the database is not what was signed. Nothing more is signed until a person has looked. */
final class Contradiction extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    Contradiction(String what) {
        super(what);
    }
}
