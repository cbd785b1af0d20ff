package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.ScheduleRule.AFTER_WITHDRAWAL;
import static io.trialledger.visits.schedule.ScheduleRule.BEFORE_CONSENT;
import static io.trialledger.visits.schedule.ScheduleRule.DATE_IN_FUTURE;
import static io.trialledger.visits.schedule.ScheduleRule.NO_CONSENT;

import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import java.util.List;

/**
 * Which dates a subject's data may have.
 *
 * @param periods in order; empty if there is no consent
 * @param today at the site
 */
public record Consent(List<CollectionPeriod> periods, LocalDate today) {

    public Consent {
        periods = List.copyOf(periods);
    }

    /** Throws {@link RuleViolated}, naming {@code field}, if data may not bear this date under any reading of it. */
    public void checkCovers(PartialDate date, String field) {
        RuleViolated.unless(!periods.isEmpty(), NO_CONSENT, "the subject has not given consent");
        RuleViolated.unless(!date.isCertainlyAfter(today), DATE_IN_FUTURE, field, date + " is after today, " + today);
        LocalDate first = periods.get(0).from();
        RuleViolated.unless(
                !date.isCertainlyBefore(first), BEFORE_CONSENT, field, date + " is before consent on " + first);
        RuleViolated.unless(
                periods.stream().anyMatch(period -> period.mayContain(date)),
                AFTER_WITHDRAWAL,
                field,
                date + " is after withdrawal of consent to collect data");
    }
}
