package io.trialledger.adverseevents.adverseevent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The end of a sponsor clock as one regulator counts it.
 *
 * @param zone IANA time zone whose calendar counts
 * @param dayZero the calendar day of receipt there
 * @param dueOn the last day, until its 24:00
 */
public record DueDay(String zone, LocalDate dayZero, LocalDate dueOn) {

    /** The first instant that is too late. */
    public Instant end() {
        return dueOn.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
    }
}
