package io.trialledger.eventstore;

import java.util.List;
import java.util.UUID;

/**
 * The events of one unit of work: stored whole or not at all.
 *
 * @param position of its first event
 * @param at when it was recorded, milliseconds since 1970 in UTC
 * @param events at least one, in order
 */
public record StoredCommit(long position, UUID cid, long at, List<StoredEvent> events) {

    public StoredCommit {
        events = List.copyOf(events);
    }

    /** The position after its last event, where the next commit begins. */
    public long next() {
        return position + events.size();
    }
}
