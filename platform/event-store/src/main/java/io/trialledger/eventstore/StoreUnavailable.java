package io.trialledger.eventstore;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** The database didn't answer in time, and the commit was certainly not stored. Try again later. */
public final class StoreUnavailable extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message) {
        this(message, null);
    }

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
