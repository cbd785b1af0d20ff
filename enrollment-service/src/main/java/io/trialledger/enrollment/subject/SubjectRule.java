package io.trialledger.enrollment.subject;

import io.trialledger.model.Rule;

/** Rules about a subject. Names are API: clients switch on them, tests assert on them. */
public enum SubjectRule implements Rule {
    UNKNOWN_CONSENT(Kind.UNKNOWN),
    /** Nobody said who the subject is. */
    NO_IDENTITY(Kind.UNKNOWN),
    IDENTITY_ERASED(Kind.CONFLICT),
    /** Another identity is kept: changing it needs a reason. */
    REASON_REQUIRED(Kind.CONFLICT),
    REGISTERED_ELSEWHERE(Kind.CONFLICT),
    DATE_IN_FUTURE(Kind.CONFLICT),
    CONSENT_DIFFERS(Kind.CONFLICT),
    WITHDRAWAL_BEFORE_CONSENT(Kind.CONFLICT),
    WITHDRAWN_ONCE(Kind.CONFLICT),
    /** No consent given, or the last one was withdrawn. */
    CONSENT_WITHDRAWN(Kind.CONFLICT),
    CONSENT_BEFORE_SCREENING(Kind.CONFLICT),
    SCREENED_ONCE(Kind.CONFLICT),
    SCREENING_BEFORE_ELIGIBILITY(Kind.CONFLICT),
    CRITERIA_UNANSWERED(Kind.CONFLICT),
    UNKNOWN_CRITERION(Kind.MALFORMED),
    CRITERION_ANSWERED_TWICE(Kind.MALFORMED),
    FAILURE_REASON_NEEDED(Kind.MALFORMED),
    FAILURE_REASON_UNEXPECTED(Kind.MALFORMED),
    ATTESTED_ONCE(Kind.CONFLICT),
    ELIGIBILITY_BEFORE_ENROLLMENT(Kind.CONFLICT),
    ENROLLED_ONCE(Kind.CONFLICT),
    ENROLLMENT_BEFORE_RANDOMIZATION(Kind.CONFLICT),
    RANDOMIZED_ONCE(Kind.CONFLICT),
    CONSENT_BEFORE_DISCONTINUATION(Kind.CONFLICT),
    DISCONTINUED_ONCE(Kind.CONFLICT),
    /** The subject failed screening or left the study: nothing further is recorded here. */
    SUBJECT_LEFT(Kind.CONFLICT),
    /** The sender decided on another version of the subject than the present one. */
    STALE_VERSION(Kind.STALE);

    private final Kind kind;

    SubjectRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
