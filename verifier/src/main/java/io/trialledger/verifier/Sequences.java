package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that each aggregate's events are numbered 0, 1, 2 … Where events lie undisclosed in between, a gap of at most their
 * number is taken.
 */
final class Sequences {

    private record Seen(long sequence, long hiddenBefore) {}

    private static final Seen NOTHING = new Seen(-1, 0);

    private final Map<String, Seen> seen = new HashMap<>();

    /**
     * What is wrong with {@code event} after those before it.
     *
     * @param hiddenBefore undisclosed events of the log before this one
     */
    Optional<String> check(BundleEvent event, long hiddenBefore) {
        String aggregate = event.aggregateId();
        Long sequence = event.sequence();
        if (aggregate == null || sequence == null) {
            return aggregate == null && sequence == null
                    ? Optional.empty()
                    : Optional.of("an aggregate without a sequence, or a sequence without an aggregate");
        }
        Seen before = seen.getOrDefault(aggregate, NOTHING);
        seen.put(aggregate, new Seen(sequence, hiddenBefore));
        long missing = sequence - before.sequence() - 1;
        if (missing < 0) {
            return Optional.of("event " + sequence + " of " + aggregate + " comes after its event " + before.sequence()
                    + ": repeated or reordered");
        }
        if (missing > hiddenBefore - before.hiddenBefore()) {
            return Optional.of("event " + sequence + " of " + aggregate
                    + (before.sequence() < 0 ? " comes first" : " comes after its event " + before.sequence())
                    + ": removed or reordered");
        }
        return Optional.empty();
    }
}
