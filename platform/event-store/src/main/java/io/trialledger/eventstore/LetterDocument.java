package io.trialledger.eventstore;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** How a dead letter is stored: the event's own bytes, under its logical name. */
final class LetterDocument {

    static final String CLAIMED = "claimed";

    private final EventReader reader;
    private final Serializer serializer;

    LetterDocument(EventReader reader) {
        this.reader = reader;
        this.serializer = reader.serializer();
    }

    /** Complete but for its number in the sequence. */
    Document of(String group, String sequence, DeadLetter<? extends EventMessage<?>> letter) {
        EventMessage<?> event = letter.message();
        SerializedObject<byte[]> payload = payload(event);
        Document document = new Document(
                        "_id",
                        String.join(
                                "\n",
                                group,
                                sequence,
                                event.getIdentifier(),
                                payload.getType().getName()))
                .append("g", group)
                .append("s", sequence)
                .append("i", event.getIdentifier())
                .append("ts", Nanos.of(event.getTimestamp()))
                .append("p", payload.getType().getName())
                .append("r", payload.getType().getRevision())
                .append("b", new Binary(payload.getData()))
                .append(
                        "m",
                        new Binary(event.serializeMetaData(serializer, byte[].class)
                                .getData()))
                .append("enqueued", Nanos.of(letter.enqueuedAt()))
                .append("touched", Nanos.of(letter.lastTouched()))
                .append("causeType", letter.cause().map(Cause::type).orElse(null))
                .append("causeMessage", letter.cause().map(Cause::message).orElse(null))
                .append("diagnostics", bytes(letter.diagnostics()))
                .append(CLAIMED, null);
        if (event instanceof DomainEventMessage<?> domain) {
            document.append("y", domain.getType())
                    .append("a", domain.getAggregateIdentifier())
                    .append("q", domain.getSequenceNumber());
        }
        if (event instanceof TrackedEventMessage<?> tracked) {
            TrackingToken token = tracked.trackingToken();
            document.append("token", bytes(token))
                    .append(
                            "tokenType",
                            serializer.typeForClass(token.getClass()).getName());
        }
        return document;
    }

    private SerializedObject<byte[]> payload(EventMessage<?> event) {
        return event.getPayloadType() == UnreadableEvent.class && event.getPayload() instanceof UnreadableEvent unread
                ? new SimpleSerializedObject<>(unread.payload(), byte[].class, unread.type(), unread.revision())
                : event.serializePayload(serializer, byte[].class);
    }

    /** What a letter that is put back changes. */
    Bson changes(DeadLetter<? extends EventMessage<?>> letter) {
        return combine(
                set("touched", Nanos.of(letter.lastTouched())),
                set("causeType", letter.cause().map(Cause::type).orElse(null)),
                set("causeMessage", letter.cause().map(Cause::message).orElse(null)),
                set("diagnostics", bytes(letter.diagnostics())),
                set(CLAIMED, null));
    }

    StoredLetter letter(Document document) {
        return new StoredLetter(
                document.getString("_id"),
                document.getString("s"),
                document.getLong("n"),
                event(document),
                Optional.ofNullable(document.getString("causeType"))
                        .map(type -> new ThrowableCause(type, document.getString("causeMessage")))
                        .orElse(null),
                Nanos.instant(document.getLong("enqueued")),
                Nanos.instant(document.getLong("touched")),
                serializer.deserialize(new SerializedMetaData<>(binary(document, "diagnostics"), byte[].class)));
    }

    private EventMessage<?> event(Document document) {
        EventData<byte[]> stored =
                document.containsKey("a") ? new StoredOfAggregate(document) : new StoredInLetter(document);
        List<EventMessage<?>> messages = reader.messages(stored);
        if (messages.size() != 1) {
            throw new IllegalStateException("an upcaster made " + messages.size() + " events of dead letter "
                    + document.getString("i") + ": it must stay one");
        }
        TrackingToken token = token(document);
        return token == null ? messages.get(0) : EventUtils.asTrackedEventMessage(messages.get(0), token);
    }

    private @Nullable TrackingToken token(Document document) {
        return document.containsKey("token")
                ? serializer.deserialize(new SimpleSerializedObject<>(
                        binary(document, "token"), byte[].class, document.getString("tokenType"), null))
                : null;
    }

    private Binary bytes(Object object) {
        return new Binary(serializer.serialize(object, byte[].class).getData());
    }

    private static byte[] binary(Document document, String field) {
        return requireNonNull(document.get(field, Binary.class), field).getData();
    }

    private static class StoredInLetter implements EventData<byte[]> {

        final Document document;

        StoredInLetter(Document document) {
            this.document = document;
        }

        @Override
        public String getEventIdentifier() {
            return document.getString("i");
        }

        @Override
        public Instant getTimestamp() {
            return Nanos.instant(document.getLong("ts"));
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return new SerializedMetaData<>(binary(document, "m"), byte[].class);
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return new SimpleSerializedObject<>(
                    binary(document, "b"), byte[].class, document.getString("p"), document.getString("r"));
        }
    }

    private static final class StoredOfAggregate extends StoredInLetter implements DomainEventData<byte[]> {

        StoredOfAggregate(Document document) {
            super(document);
        }

        @Override
        public @Nullable String getType() {
            return document.getString("y");
        }

        @Override
        public String getAggregateIdentifier() {
            return document.getString("a");
        }

        @Override
        public long getSequenceNumber() {
            return document.getLong("q");
        }
    }
}
