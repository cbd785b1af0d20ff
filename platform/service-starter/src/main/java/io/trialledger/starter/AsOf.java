package io.trialledger.starter;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which state of the projections is asked for: the present one, or that after given positions. A controller takes it as a
 * parameter; it is resolved from {@code ?asOf=} (an instant, or the position vector of an earlier answer's {@code X-As-Of}).
 *
 * @param positions last position counted of each log; null means the present
 * @param time the moment these positions stand for: the instant asked for, else when the last of the service's own events they
 *     count was recorded; null means the present moment
 */
public record AsOf(
        @Nullable Map<String, Long> positions, @Nullable Instant time) {

    private static final AsOf PRESENT = new AsOf(null, null);

    public AsOf {
        positions = positions == null ? null : Map.copyOf(positions);
    }

    public static AsOf present() {
        return PRESENT;
    }

    public boolean isPresent() {
        return positions == null;
    }

    /** Last position of {@code log} that counts; -1 if the vector does not name the log. */
    public long position(String log) {
        return positions == null ? Long.MAX_VALUE : positions.getOrDefault(log, -1L);
    }

    /** The moment for which the state is told what depends on the time of day: what is due, and how old something is. */
    public Instant moment(Clock clock) {
        return time == null ? clock.instant() : time;
    }
}
