package io.trialledger.starter.rpc;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.eventstore.UnreadableEvent;
import io.trialledger.messaging.EventPublisher;
import io.trialledger.messaging.PublishedLog;
import io.trialledger.starter.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Our log as other services may read it: each position with what the service's mapper makes of its event. */
class PublishedEvents implements PublishedLog {

    private final String origin;
    private final EventLog log;
    private final TrialEventStorageEngine engine;
    private final TrialEventStore store;
    private final EventPublisher publisher;

    PublishedEvents(
            String origin,
            EventLog log,
            TrialEventStorageEngine engine,
            TrialEventStore store,
            EventPublisher publisher) {
        this.origin = origin;
        this.log = log;
        this.engine = engine;
        this.store = store;
        this.publisher = publisher;
    }

    @Override
    public String logId() {
        return origin;
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public long positionAt(Instant at) {
        return log.positionAt(at);
    }

    @Override
    public List<Entry> read(long from, int limit) {
        List<StoredEvent> stored = log.read(from, limit).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() >= from)
                .toList();
        if (stored.isEmpty()) {
            return List.of();
        }
        Map<Long, TrackedEventMessage<?>> messages =
                messages(from, stored.get(stored.size() - 1).position());
        List<Entry> entries = new ArrayList<>();
        for (StoredEvent event : stored) {
            entries.add(entry(event, Optional.ofNullable(messages.get(event.position()))));
        }
        return entries;
    }

    private Entry entry(StoredEvent event, Optional<TrackedEventMessage<?>> message) {
        Map<String, String> envelope = new HashMap<>();
        message.ifPresent(
                known -> known.getMetaData().forEach((key, value) -> envelope.put(key, String.valueOf(value))));
        return new Entry(
                event.position(),
                event.eventId(),
                Instant.ofEpochMilli(event.at()),
                message.flatMap(publisher::publish),
                envelope);
    }

    /** Deserialized and upcast; a position whose event was upcast away is not there. */
    private Map<Long, TrackedEventMessage<?>> messages(long from, long to) {
        Map<Long, TrackedEventMessage<?>> messages = new HashMap<>();
        try (Stream<? extends TrackedEventMessage<?>> events =
                engine.readEvents(new GlobalSequenceTrackingToken(from - 1), false)) {
            events.takeWhile(event -> Position.of(event.trackingToken()) <= to).forEach(event -> {
                if (event.getPayloadType() == UnreadableEvent.class) {
                    throw new IllegalStateException("an event can't be read, so nothing after it is published");
                }
                messages.put(Position.of(event.trackingToken()), event);
            });
        }
        return messages;
    }

    @Override
    public AutoCloseable onAppended(Runnable wake) {
        Registration registration = store.onAppended(wake);
        return registration::cancel;
    }
}
