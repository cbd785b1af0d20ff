package io.trialledger.eventstore;

import org.axonframework.common.AxonNonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every event that can't be read, so that it becomes a dead letter instead of being passed over: Axon skips what no handler
 * takes. Register one in each processing group.
 */
public final class UnreadableEvents implements EventMessageHandler {

    private final String processingGroup;

    public UnreadableEvents(String processingGroup) {
        this.processingGroup = processingGroup;
    }

    public String processingGroup() {
        return processingGroup;
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return canHandleType(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return payloadType == UnreadableEvent.class;
    }

    /** @throws Refused for an event that can't be read; Axon shows a group's handlers every event that one of them takes */
    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        if (canHandle(event)) {
            throw new Refused(event.getPayload().toString());
        }
        return null;
    }

    /** This version of the code can't read an event of the log. */
    public static final class Refused extends AxonNonTransientException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
