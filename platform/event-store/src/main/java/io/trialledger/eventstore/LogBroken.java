package io.trialledger.eventstore;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** The log isn't what it must be: a position is missing. Reading has stopped and appends are refused until somebody has looked. */
public final class LogBroken extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    public LogBroken(String message) {
        this(message, null);
    }

    public LogBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
