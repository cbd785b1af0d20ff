package io.trialledger.messaging;

import org.axonframework.common.AxonNonTransientException;

/**
 * The remote log is not the one this consumer has read so far, or it ends before the consumer's position: restored from a
 * backup, or another log at that address. Reading on would skip or repeat events silently, so the stream stops until a
 * person has decided what is true.
 */
public final class LogDiverged extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    public LogDiverged(String message) {
        super(message);
    }
}
