package io.trialledger.starter.history;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

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

    /** The events of these rows, in their order: one query, however far apart they are. */
    List<StoredEvent> of(List<Document> rows) {
        Set<Long> commits =
                rows.stream().map(row -> row.getLong("commit")).collect(Collectors.toCollection(TreeSet::new));
        Map<Long, StoredEvent> known = new HashMap<>();
        log.beginningAt(commits)
                .forEach(commit -> commit.events().forEach(event -> known.put(event.position(), event)));
        return rows.stream()
                .map(row -> row.getLong("_id"))
                .map(position -> existing(position, Optional.ofNullable(known.get(position))))
                .toList();
    }

    private static StoredEvent existing(long position, Optional<StoredEvent> event) {
        return event.orElseThrow(() -> new IllegalStateException("position " + position + " is not in the log"));
    }
}
