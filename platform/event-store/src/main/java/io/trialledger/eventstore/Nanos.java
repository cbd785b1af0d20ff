package io.trialledger.eventstore;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants as nanoseconds since 1970 in UTC: good from 1677 to 2262, cut off there. */
final class Nanos {

    private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final long MOST_SECONDS = Long.MAX_VALUE / A_SECOND - 1;

    private Nanos() {}

    static long of(Instant instant) {
        long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, instant.getEpochSecond()));
        return seconds * A_SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, A_SECOND), Math.floorMod(nanos, A_SECOND));
    }
}
