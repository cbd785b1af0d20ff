package io.trialledger.starter;

import org.axonframework.common.AxonTransientException;

/** This service has not yet read what it needs to answer; the same request may be sent again: 503 with {@code Retry-After}. */
public final class NotYetKnown extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    /** @param why which log is behind, and how far */
    public NotYetKnown(String why) {
        super(why);
    }
}
