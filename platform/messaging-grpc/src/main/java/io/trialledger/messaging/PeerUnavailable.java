package io.trialledger.messaging;

import org.axonframework.common.AxonTransientException;

/** The other process can't be reached, or not now; nothing was done there. Try again later. */
public final class PeerUnavailable extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public PeerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
