package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PlaceVisit} found or made.
 *
 * @param date null if the visit was not done
 * @param due null if the visit is not planned
 * @param deviation null if there is none
 */
public record Placement(
        Outcome outcome,
        String siteId,
        boolean planned,
        @Nullable PartialDate date,
        @Nullable Due due,
        Timing timing,
        @Nullable Deviation deviation,
        Consent consent) {

    /** What became of the visit's date. */
    public enum Outcome {
        RECORDED,
        CORRECTED,
        NOT_DONE,
        UNCHANGED
    }
}
