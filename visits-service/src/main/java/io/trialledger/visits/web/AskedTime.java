package io.trialledger.visits.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The moment a question is about, for what depends on the day: what is due, and how old a query is. */
@Component
class AskedTime {

    private final Clock clock;

    AskedTime(Clock clock) {
        this.clock = clock;
    }

    /**
     * The moment of an {@code asOf}.
     *
     * @param asOf as the client sent it; null for the present
     */
    // GAP: a position vector says which events count, not when: with one, the state of then is told for today.
    Instant of(@Nullable String asOf) {
        if (asOf == null || asOf.isBlank()) {
            return clock.instant();
        }
        try {
            return Instant.parse(asOf);
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
