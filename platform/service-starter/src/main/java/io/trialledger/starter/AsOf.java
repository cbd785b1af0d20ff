package io.trialledger.starter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which state of the projections is asked for: the present one, or that after given positions. A controller takes it as a
 * parameter; it is resolved from {@code ?asOf=} (an instant, or the position vector of an earlier answer's {@code X-As-Of}).
 *
 * @param positions last position counted of each log; null means the present
 */
public record AsOf(@Nullable Map<String, Long> positions) {

    private static final AsOf PRESENT = new AsOf(null);

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
}
