package io.trialledger.enrollment.subjectlist;

/** Where a subject stands. A discontinuation of treatment alone changes nothing here. */
public enum SubjectStatus {
    REGISTERED,
    CONSENTED,
    SCREENED,
    ELIGIBLE,
    SCREENING_FAILED,
    ENROLLED,
    RANDOMIZED,
    DISCONTINUED,
    /** Left the study by completing it. */
    COMPLETED
}
