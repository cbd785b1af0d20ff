package io.trialledger.visits.openqueries;

/** Where a query stands. */
public enum QueryStatus {
    // GAP: queries can't be answered or closed yet, so every one is open.
    OPEN
}
