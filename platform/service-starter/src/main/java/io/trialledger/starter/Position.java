package io.trialledger.starter;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/** The place of an event in its log: 0-based, without gaps. */
public final class Position {

    private Position() {}

    /**
     * The position a token stands for; that of the event being handled, if the token is a handler's parameter.
     *
     * @throws IllegalArgumentException if the token is of another kind than our logs'
     */
    public static long of(TrackingToken token) {
        if (WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken position) {
            return position.getGlobalIndex();
        }
        throw new IllegalArgumentException(
                "not a position of a log: " + token.getClass().getName());
    }
}
