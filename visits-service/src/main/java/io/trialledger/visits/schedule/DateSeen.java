package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The date of a visit that a writer decided on.
 *
 * @param date null if the visit had none
 */
public record DateSeen(@Nullable PartialDate date) {

    boolean isStill(@Nullable PartialDate recorded) {
        return Objects.equals(date, recorded);
    }
}
