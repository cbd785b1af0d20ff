package io.trialledger.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** A commit with this command id is in the log already. Nothing was written: answer as the first time. */
public final class CommandAlreadyHandled extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    private final String commandId;
    private final long position;

    public CommandAlreadyHandled(String commandId, long position) {
        super("command " + commandId + " was handled before, up to position " + position);
        this.commandId = commandId;
        this.position = position;
    }

    public String commandId() {
        return commandId;
    }

    /** Position of the last event of the first commit. */
    public long position() {
        return position;
    }
}
