package io.trialledger.messaging;

import org.axonframework.common.AxonNonTransientException;

/** The receiver does not take this command at all: unknown there, unreadable, or not from this caller. Nothing was done. */
public final class CommandNotAccepted extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    CommandNotAccepted(String message, Throwable cause) {
        super(message, cause);
    }
}
