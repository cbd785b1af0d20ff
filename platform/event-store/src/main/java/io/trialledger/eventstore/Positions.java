package io.trialledger.eventstore;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Positions and Axon's tokens. */
final class Positions {

    private Positions() {}

    /** The position after the one that {@code token} stands for, wrapped or not; 0 for none. */
    static long after(@Nullable TrackingToken token) {
        TrackingToken bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (bare == null) {
            return 0;
        }
        if (bare instanceof GlobalSequenceTrackingToken position) {
            return position.getGlobalIndex() + 1;
        }
        throw new IllegalArgumentException(
                "this log knows positions only, not a " + bare.getClass().getName());
    }
}
