package io.trialledger.adverseevents.adverseevent;

import java.time.LocalDate;

/**
 * The end of a sponsor clock as one regulator counts it.
 *
 * @param zone IANA time zone whose calendar counts
 * @param dayZero the calendar day of receipt there
 * @param dueOn the last day, until its 24:00
 */
public record DueDay(String zone, LocalDate dayZero, LocalDate dueOn) {}
