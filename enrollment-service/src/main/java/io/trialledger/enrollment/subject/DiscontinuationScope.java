package io.trialledger.enrollment.subject;

/** What ends with a discontinuation. */
public enum DiscontinuationScope {
    /** Everything. */
    STUDY,
    /** Treatment only: the subject stays in the study. */
    TREATMENT
}
