package io.trialledger.adverseevents.safetyqueries;

/** Where a query stands. Names are API. */
public enum QueryStatus {
    OPEN,
    /** A later version answered it. */
    RESOLVED
}
