package io.trialledger.starter.history;

import io.trialledger.starter.AsOf;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a study are asked for.
 *
 * @param equal properties by name, of {@link #SEARCHED}, and what they must be
 * @param from recorded then or later
 * @param to recorded then or before
 * @param newestFirst else oldest first
 * @param afterPosition only later ones, exclusive
 * @param beforePosition only earlier ones, exclusive
 */
public record Question(
        String study,
        Map<String, String> equal,
        @Nullable Instant from,
        @Nullable Instant to,
        AsOf asOf,
        boolean newestFirst,
        long afterPosition,
        long beforePosition,
        int limit) {

    /** What an event can be asked for by. */
    public static final Set<String> SEARCHED =
            Set.of("subject", "site", "actor", "type", "role", "kind", "reason", "category", "eventId");

    private static final Set<String> OF_DEED = Set.of("type", "role", "kind", "reason", "category");

    public Question {
        equal = Map.copyOf(equal);
        if (!SEARCHED.containsAll(equal.keySet())) {
            throw new IllegalArgumentException("history can't be asked for by all of " + equal.keySet());
        }
    }

    boolean asksFor(String property) {
        return equal.containsKey(property);
    }

    boolean asksForDeeds() {
        return equal.keySet().stream().anyMatch(OF_DEED::contains);
    }
}
