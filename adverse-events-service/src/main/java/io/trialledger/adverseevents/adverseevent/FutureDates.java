package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.DATE_IN_FUTURE;

import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Refuses what no clock on earth has reached: a typing error, and no fact about the subject. */
final class FutureDates {

    /** Where a day begins first; a calendar day has no zone, and a site may be ahead of the server. */
    private static final ZoneOffset FIRST_TO_START_A_DAY = ZoneOffset.ofHours(14);

    private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);

    private FutureDates() {}

    static void refuse(AdverseEventRecord adverseEvent, Instant receivedAt) {
        refuse("onset", adverseEvent.onset(), receivedAt);
        refuse("end", adverseEvent.end(), receivedAt);
        refuse("reportedOn", adverseEvent.reportedOn(), receivedAt);
        OffsetDateTime awareAt = adverseEvent.awareAt();
        RuleViolated.unless(
                awareAt == null || !awareAt.toInstant().isAfter(receivedAt.plus(CLOCK_ERROR)),
                DATE_IN_FUTURE,
                "awareAt",
                awareAt + " is after " + receivedAt);
    }

    private static void refuse(String field, @Nullable PartialDate date, Instant receivedAt) {
        LocalDate lastDayBegun = LocalDate.ofInstant(receivedAt, FIRST_TO_START_A_DAY);
        RuleViolated.unless(
                date == null || !date.isCertainlyAfter(lastDayBegun),
                DATE_IN_FUTURE,
                field,
                date + " is after " + lastDayBegun);
    }
}
