package io.trialledger.messaging;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;

/** The receiver has more commands than it can handle; nothing was done. Send it again after {@link #retryAfter()}. */
public final class PeerBusy extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    PeerBusy(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
