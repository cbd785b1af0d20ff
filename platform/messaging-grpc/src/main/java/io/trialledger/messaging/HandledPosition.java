package io.trialledger.messaging;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/** How far a processing group has come in the log it reads. */
public final class HandledPosition {

    private HandledPosition() {}

    /**
     * The position up to which (inclusive) this processor has handled, or passed over, everything of its log, skipped
     * positions included; -1 before the first. Handled means committed. What lies in the dead-letter queue counts as handled.
     *
     * <p>Empty while this process does not hold all segments: it then can't know. GAP: with several replicas that share
     * one group's segments it is always empty; give a group whose position is asked for one segment, or one replica.
     */
    public static OptionalLong of(StreamingEventProcessor processor) {
        Map<Integer, EventTrackerStatus> segments = processor.processingStatus();
        double held = 0;
        long lowest = Long.MAX_VALUE;
        for (EventTrackerStatus status : segments.values()) {
            held += 1.0 / (status.getSegment().getMask() + 1L); // exact: powers of two
            TrackingToken token = WrappedToken.unwrapLowerBound(status.getTrackingToken());
            lowest = Math.min(lowest, token == null ? -1 : token.position().orElse(-1));
        }
        return held == 1.0 ? OptionalLong.of(lowest) : OptionalLong.empty();
    }
}
