package io.trialledger.eventstore;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** The database didn't answer in time: the commit may be stored, now or later. Send the command again with the same command id: it is done at most once. */
public final class OutcomeUnknown extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message) {
        this(message, null);
    }

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
