package io.trialledger.eventstore;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** The events of one unit of work don't fit into one document (16 MB). Nothing was written; sending the same again won't help. */
public final class CommitTooLarge extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    public CommitTooLarge(String message) {
        this(message, null);
    }

    public CommitTooLarge(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
