package io.trialledger.visits.subjectmatrix;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a visit is shown; constants as in the public API. */
public enum Display {
    /** Its window is still to come, or nothing anchors it yet. */
    planned,
    /** Its window is open. */
    due,
    /** Its window has passed. */
    overdue,
    /** It took place, and required items are missing. */
    inProgress,
    /** It took place, and no required item is missing. */
    complete,
    /** It did not and will not take place. */
    missed,
    /** It is not expected any more. */
    notApplicable;

    /**
     * How a visit is shown that has not taken place.
     *
     * @param opens first day of its window; null if nothing anchors it
     * @param closes last day of its window
     */
    public static Display ofPending(@Nullable LocalDate opens, @Nullable LocalDate closes, LocalDate today) {
        if (opens == null || closes == null || today.isBefore(opens)) {
            return planned;
        }
        return today.isAfter(closes) ? overdue : due;
    }
}
