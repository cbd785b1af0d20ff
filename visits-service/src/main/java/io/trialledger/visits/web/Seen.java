package io.trialledger.visits.web;

import io.trialledger.visits.schedule.DateSeen;
import io.trialledger.visits.schedule.ScheduleRule;
import org.jspecify.annotations.Nullable;

/**
 * What a sender had read of a visit; null where it does not matter.
 *
 * @param version number of events the visit's items and queries had
 * @param date empty if the visit had none
 */
record Seen(@Nullable Long version, @Nullable String date) {

    static final Seen NOTHING = new Seen(null, null);

    @Nullable
    Long lastEvent() {
        return version == null ? null : version - 1;
    }

    /** @throws io.trialledger.model.RuleViolated if it is no date */
    @Nullable
    DateSeen dateSeen() {
        if (date == null) {
            return null;
        }
        return new DateSeen(date.isEmpty() ? null : VisitReader.date(date, ScheduleRule.DATE_INVALID, "dateSeen"));
    }
}
