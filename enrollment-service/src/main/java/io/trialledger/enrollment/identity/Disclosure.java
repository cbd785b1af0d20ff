package io.trialledger.enrollment.identity;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;

/** That a person may look at who a subject is. */
record Disclosure(String actor, Instant at) {

    private static final Duration LASTS = Duration.ofMinutes(5);

    static Disclosure of(Document row) {
        return new Disclosure(row.getString("actor"), Instant.parse(row.getString("at")));
    }

    boolean isOf(String person) {
        return actor.equals(person);
    }

    /** The first moment at which it is over. */
    Instant until() {
        return at.plus(LASTS);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until());
    }
}
