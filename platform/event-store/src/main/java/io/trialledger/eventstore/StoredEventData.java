package io.trialledger.eventstore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A stored event as Axon's upcasters and deserializers take it. */
class StoredEventData implements TrackedEventData<byte[]> {

    final StoredEvent event;

    private StoredEventData(StoredEvent event) {
        this.event = event;
    }

    /** A {@link DomainEventData} too, if the event is one of an aggregate. */
    static StoredEventData of(StoredEvent event) {
        return event.aggregateId() == null ? new StoredEventData(event) : new OfAggregate(event);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(event.position());
    }

    @Override
    public String getEventIdentifier() {
        return event.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return Nanos.instant(event.timestampNanos());
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), byte[].class, event.type(), event.revision());
    }

    static final class OfAggregate extends StoredEventData implements DomainEventData<byte[]> {

        private OfAggregate(StoredEvent event) {
            super(event);
        }

        @Override
        public @Nullable String getType() {
            return event.aggregateType();
        }

        @Override
        public String getAggregateIdentifier() {
            return requireNonNull(event.aggregateId());
        }

        @Override
        public long getSequenceNumber() {
            return requireNonNull(event.sequence());
        }
    }
}
