package io.trialledger.visits.itemvalues;

import org.jspecify.annotations.Nullable;

/**
 * An act that made an item what it was for a time.
 *
 * @param at when it was recorded
 * @param by id of who recorded it
 * @param value null if the item was not done, or was a text since erased
 * @param reason why it was not done, or why the value before was changed
 * @param previousValue null if there was none
 * @param eventId of the event in the history
 */
public record ItemChange(
        String at,
        @Nullable String by,
        @Nullable String byName,
        @Nullable String role,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String date,
        boolean notDone,
        @Nullable String reason,
        @Nullable String previousValue,
        @Nullable String previousUnit,
        Kind kind,
        String eventId) {

    /** What the act was. */
    public enum Kind {
        RECORDED,
        CORRECTED,
        NOT_DONE
    }
}
