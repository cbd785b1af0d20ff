package io.trialledger.messaging;

import com.google.protobuf.Message;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/**
 * Decides what the other services learn of a stored event: the one mapper between a service's private events and its
 * published contract. Pure and deterministic: the same stored event maps to the same message at every reading.
 */
@FunctionalInterface
public interface EventPublisher {

    /** The message for the other services; empty if this event stays private (they see its position as skipped). */
    Optional<Message> publish(EventMessage<?> stored);
}
