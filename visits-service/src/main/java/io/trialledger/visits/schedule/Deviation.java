package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a visit that took place is against the protocol. */
public enum Deviation {
    AFTER_SCREEN_FAILURE,
    AFTER_DISCONTINUATION,
    AFTER_COMPLETION,
    AFTER_DEATH;

    /** That of a visit on {@code visitedOn}, if it is certainly later than the departure. */
    public static Optional<Deviation> of(
            PartialDate visitedOn, @Nullable Departure departure, @Nullable PartialDate leftOn) {
        return departure != null && leftOn != null && visitedOn.isCertainlyAfter(leftOn.latest())
                ? Optional.of(departure.deviation())
                : Optional.empty();
    }
}
