package io.trialledger.visits.web;

import io.trialledger.visits.visit.RecordVisitData.LastEvent;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds in the log what a client is told as proof that its data were stored. */
@Component
class Receipts {

    private final EventStore events;
    private final Clock clock;

    Receipts(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param last the event stored last; null if nothing was */
    Receipt of(@Nullable LastEvent last) {
        if (last == null) {
            return new Receipt(clock.instant(), null);
        }
        DomainEventMessage<?> event =
                events.readEvents(last.aggregate(), last.sequence()).next();
        return new Receipt(event.getTimestamp(), event.getIdentifier());
    }

    /**
     * Proof that something was stored.
     *
     * @param recordedAt when it was; now if nothing was
     * @param eventId null if nothing was
     */
    record Receipt(Instant recordedAt, @Nullable String eventId) {}
}
