package io.trialledger.visits.schedule;

import io.trialledger.model.Rule;

/** Rules that decide whether data of a visit are taken. Names are API. */
public enum ScheduleRule implements Rule {
    /** No such subject is registered in the study. */
    UNKNOWN_SUBJECT(Kind.UNKNOWN),
    VISIT_KEY_MALFORMED(Kind.MALFORMED),
    /** Neither a date nor that the visit was not done. */
    DATE_MISSING(Kind.MALFORMED),
    /** Not a day of the calendar, or not completely known where it must be. */
    DATE_INVALID(Kind.MALFORMED),
    DATE_AND_NOT_DONE(Kind.MALFORMED),
    /** Later than today at the site. */
    DATE_IN_FUTURE(Kind.CONFLICT),
    NO_CONSENT(Kind.CONFLICT),
    BEFORE_CONSENT(Kind.CONFLICT),
    /** After the subject withdrew consent to collect data. */
    AFTER_WITHDRAWAL(Kind.CONFLICT),
    /** What was recorded changes only with a reason (ICH E6(R3) 4.2.2; 21 CFR 11.10(e)). */
    REASON_REQUIRED(Kind.CONFLICT),
    /** Not in the subject's plan, or not recorded yet. */
    UNKNOWN_VISIT(Kind.CONFLICT),
    /** The visit has another date than its writer saw. */
    STALE_VERSION(Kind.STALE);

    private final Kind kind;

    ScheduleRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
