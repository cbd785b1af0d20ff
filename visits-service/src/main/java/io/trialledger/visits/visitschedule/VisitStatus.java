package io.trialledger.visits.visitschedule;

/** What is known of a visit. */
public enum VisitStatus {
    PLANNED,
    DONE,
    NOT_DONE,
    /** Planned once, not expected any more. */
    CANCELLED
}
