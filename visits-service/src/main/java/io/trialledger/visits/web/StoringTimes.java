package io.trialledger.visits.web;

import io.trialledger.visits.visit.RecordVisitData.LastEvent;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds in the log when data were stored. */
@Component
class StoringTimes {

    private final EventStore events;
    private final Clock clock;

    StoringTimes(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param last the event stored last; null if nothing was: then it is now */
    Instant of(@Nullable LastEvent last) {
        return last == null
                ? clock.instant()
                : events.readEvents(last.aggregate(), last.sequence()).next().getTimestamp();
    }
}
