package io.trialledger.messaging;

import org.axonframework.common.AxonTransientException;

/**
 * No answer came in time, or the connection broke: the command may have been handled or not. Send it again with the same
 * command id; it is then done once and answered as the first time.
 */
public final class CommandOutcomeUnknown extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    CommandOutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
