package io.trialledger.enrollment.study;

import io.trialledger.model.Rule;

/** Rules about a study, its sites and its team. Names are API: clients switch on them, tests assert on them. */
public enum StudyRule implements Rule {
    ID_NOT_USABLE(Kind.MALFORMED),
    UNKNOWN_STUDY(Kind.UNKNOWN),
    UNKNOWN_SITE(Kind.UNKNOWN),
    UNKNOWN_GRANT(Kind.UNKNOWN),
    STUDY_EXISTS(Kind.CONFLICT),
    SITE_DIFFERS(Kind.CONFLICT),
    UNKNOWN_TIME_ZONE(Kind.MALFORMED),
    ACTIVATED_ONCE(Kind.CONFLICT),
    SITE_NOT_ACTIVE(Kind.CONFLICT),
    DATE_IN_FUTURE(Kind.CONFLICT),
    /** A later point of a plan is a later day and no smaller number. */
    PLAN_NOT_ASCENDING(Kind.MALFORMED),
    /** Nobody gives authority to themselves (ICH E6(R3) 2.3.1: delegation is by another). */
    OWN_GRANT(Kind.CONFLICT),
    /** Nobody both administers a study and enters its data. */
    SEGREGATION_OF_DUTIES(Kind.CONFLICT),
    GRANT_DIFFERS(Kind.CONFLICT),
    GRANT_REVOKED(Kind.CONFLICT),
    ENDS_BEFORE_START(Kind.MALFORMED),
    /** What an administrator does holds for every site. */
    ADMINISTRATION_IS_STUDY_WIDE(Kind.MALFORMED),
    /** An inspector's access is for a period. */
    INSPECTION_NEEDS_END(Kind.MALFORMED),
    /** A study without an administrator could never get one again. */
    LAST_ADMINISTRATOR(Kind.CONFLICT);

    private final Kind kind;

    StudyRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
