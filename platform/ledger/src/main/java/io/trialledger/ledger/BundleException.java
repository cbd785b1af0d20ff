package io.trialledger.ledger;

/** A line that isn't of the bundle format; the message says why in plain words and never repeats payload. */
public final class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, in plain words; nothing of a payload */
    public BundleException(String message) {
        super(message);
    }
}
