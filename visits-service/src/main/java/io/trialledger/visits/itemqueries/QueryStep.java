package io.trialledger.visits.itemqueries;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a query's thread.
 *
 * @param by id of who acted; null if a check did
 * @param byName {@code Check} if a check did
 * @param role in which they acted; null if a check did
 * @param text null if nothing was said, or if it was erased
 */
public record QueryStep(
        String at,
        @Nullable String by,
        String byName,
        @Nullable String role,
        Act act,
        @Nullable String text) {

    /** What was done. */
    public enum Act {
        OPENED,
        ANSWERED,
        CLOSED,
        REOPENED
    }
}
