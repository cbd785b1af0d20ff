package io.trialledger.visits.subjects;

/** How far a subject has come, in enrollment's words. */
public enum SubjectStatus {
    REGISTERED,
    CONSENTED,
    /** Not told to other services: nobody is shown so here, and who asks for it finds nobody. */
    SCREENED,
    /** As {@link #SCREENED}. */
    ELIGIBLE,
    SCREENING_FAILED,
    ENROLLED,
    RANDOMIZED,
    DISCONTINUED,
    COMPLETED
}
