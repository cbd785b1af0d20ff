package io.trialledger.eventstore;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Makes messages of stored events, one event at a time, so that one that can't be read doesn't stop those behind it. Upcasters run here,
 * payloads are read when a handler asks for them.
 */
final class EventReader {

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventReader(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    Serializer serializer() {
        return serializer;
    }

    /** Mostly one message; none or several if an upcaster says so; an {@link UnreadableEvent} if it can't be read. */
    List<EventMessage<?>> messages(EventData<byte[]> stored) {
        try {
            return upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                    .<EventMessage<?>>map(event -> message(event, payload(event)))
                    .toList();
        } catch (RuntimeException e) {
            return List.of(message(
                    new InitialEventRepresentation(stored, serializer), unreadable(stored.getPayload(), e.toString())));
        }
    }

    /** As {@link #messages}, each with the token of the event's position. */
    List<TrackedEventMessage<?>> trackedMessages(StoredEvent event) {
        TrackingToken token = new GlobalSequenceTrackingToken(event.position());
        return messages(StoredEventData.of(event)).stream()
                .<TrackedEventMessage<?>>map(message -> EventUtils.asTrackedEventMessage(message, token))
                .toList();
    }

    private LazyDeserializingObject<?> payload(IntermediateEventRepresentation event) {
        // an upcaster would run only when a handler asks for the payload: too late to say that it failed
        SerializedObject<?> data = event.getData();
        LazyDeserializingObject<?> payload = new LazyDeserializingObject<>(data, serializer);
        return payload.getType() == UnknownSerializedType.class
                ? unreadable(event.getData(byte[].class), "no event of this version has this name")
                : payload;
    }

    private static LazyDeserializingObject<UnreadableEvent> unreadable(SerializedObject<byte[]> stored, String why) {
        return new LazyDeserializingObject<>(
                new UnreadableEvent(stored.getType().getName(), stored.getType().getRevision(), stored.getData(), why));
    }

    private static EventMessage<?> message(IntermediateEventRepresentation event, LazyDeserializingObject<?> payload) {
        Message<?> content = new SerializedMessage<>(event.getMessageIdentifier(), payload, event.getMetaData());
        return event.getAggregateIdentifier().isPresent()
                ? new GenericDomainEventMessage<>(
                        event.getAggregateType().orElse(null),
                        event.getAggregateIdentifier().orElseThrow(),
                        event.getSequenceNumber().orElseThrow(),
                        content,
                        event::getTimestamp)
                : new GenericEventMessage<>(content, event::getTimestamp);
    }
}
