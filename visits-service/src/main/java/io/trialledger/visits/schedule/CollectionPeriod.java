package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a consent covers the collection of data, both inclusive.
 *
 * @param to day on which the consent was withdrawn; null while it stands
 */
public record CollectionPeriod(LocalDate from, @Nullable LocalDate to) {

    boolean mayContain(PartialDate date) {
        return !date.isCertainlyBefore(from) && (to == null || !date.isCertainlyAfter(to));
    }
}
