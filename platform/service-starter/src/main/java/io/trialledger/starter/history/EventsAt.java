package io.trialledger.starter.history;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads events at chosen positions. Thread-safe. */
class EventsAt {

    private static final long AS_GOOD_AS_TOGETHER = 5;

    private final EventLog log;

    EventsAt(EventLog log) {
        this.log = log;
    }

    /** In the order asked for; what lies close together is read in one go. */
    Stream<StoredEvent> read(List<Long> positions) {
        if (positions.isEmpty()) {
            return Stream.of();
        }
        long first = Collections.min(positions);
        long last = Collections.max(positions);
        if (last - first < positions.size() * AS_GOOD_AS_TOGETHER) {
            Map<Long, StoredEvent> known = new HashMap<>();
            log.events(first, last + 1).forEach(event -> known.put(event.position(), event));
            return positions.stream().map(position -> existing(position, Optional.ofNullable(known.get(position))));
        }
        return positions.stream().map(position -> existing(position, log.at(position)));
    }

    private static StoredEvent existing(long position, Optional<StoredEvent> event) {
        return event.orElseThrow(() -> new IllegalStateException("position " + position + " is not in the log"));
    }
}
