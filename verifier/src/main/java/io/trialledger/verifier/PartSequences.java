package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the numbering of aggregates in a part of a log: always rising; and without a hole if all of an aggregate's events must be in
 * the part. Of other aggregates the events that aren't there are counted.
 */
final class PartSequences {

    private record Seen(long sequence, boolean owned) {}

    private final Filter filter;
    private final Map<String, Seen> seen = new HashMap<>();
    private long elsewhere;

    PartSequences(Filter filter) {
        this.filter = filter;
    }

    /** What is wrong with {@code event} after those before it. */
    Optional<String> check(BundleEvent event) {
        String aggregate = event.aggregateId();
        Long sequence = event.sequence();
        if (aggregate == null || sequence == null) {
            return aggregate == null && sequence == null
                    ? Optional.empty()
                    : Optional.of("an aggregate without a sequence, or a sequence without an aggregate");
        }
        Seen before = seen.get(aggregate);
        boolean owned = before == null ? filter.owns(aggregate, sequence) : before.owned();
        long last = before == null ? -1 : before.sequence();
        seen.put(aggregate, new Seen(sequence, owned));
        if (sequence <= last) {
            return Optional.of("event " + sequence + " of " + aggregate + " comes after its event " + last
                    + ": repeated or reordered");
        }
        long missing = sequence - last - 1;
        if (missing > 0 && owned) {
            return Optional.of("event " + sequence + " of " + aggregate
                    + (last < 0 ? " comes first" : " comes after its event " + last) + ": removed");
        }
        elsewhere += missing;
        return Optional.empty();
    }

    /** Events of aggregates that reach beyond the part which lie before or between those that are there. */
    long elsewhere() {
        return elsewhere;
    }
}
