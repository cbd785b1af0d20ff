package io.trialledger.enrollment.enrollmentsummary;

/** What a subject can have reached; it stays reached. */
enum Step {
    REGISTERED,
    CONSENTED,
    SCREENED,
    ELIGIBLE,
    SCREENING_FAILED,
    ENROLLED,
    RANDOMIZED,
    /** Left the study before its end. */
    DISCONTINUED,
    COMPLETED
}
