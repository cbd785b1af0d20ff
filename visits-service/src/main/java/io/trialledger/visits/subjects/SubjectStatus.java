package io.trialledger.visits.subjects;

/** How far a subject has come, in enrollment's words; that it was screened and is eligible is not told to other services. */
public enum SubjectStatus {
    REGISTERED,
    CONSENTED,
    SCREENING_FAILED,
    ENROLLED,
    RANDOMIZED,
    DISCONTINUED,
    COMPLETED
}
