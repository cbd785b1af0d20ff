package io.trialledger.eventstore;

/** An event number of an aggregate is taken: someone else decided first. */
final class DuplicateKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    DuplicateKey(String key) {
        super(key + " is in the log already");
        this.key = key;
    }

    String key() {
        return key;
    }
}
