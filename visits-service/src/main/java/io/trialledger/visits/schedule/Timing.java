package io.trialledger.visits.schedule;

/** Where a visit's date lies against its window. */
public enum Timing {
    EARLY,
    IN,
    LATE,
    /** The protocol gives no window, or the visit is not planned. */
    NO_WINDOW
}
