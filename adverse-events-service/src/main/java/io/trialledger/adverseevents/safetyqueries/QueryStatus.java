package io.trialledger.adverseevents.safetyqueries;

import org.jspecify.annotations.Nullable;

/** Where a query stands. Names are API. */
public enum QueryStatus {
    OPEN(WaitingFor.SITE),
    /** The site has said something; the record stands as it was. */
    ANSWERED(WaitingFor.DATA_MANAGEMENT),
    /** A person has settled it. */
    CLOSED(null),
    /** A later version no longer shows what was asked about. */
    RESOLVED(null);

    private final @Nullable WaitingFor waitingFor;

    QueryStatus(@Nullable WaitingFor waitingFor) {
        this.waitingFor = waitingFor;
    }

    /** Whose turn it is; null if the query is settled. */
    public @Nullable WaitingFor waitingFor() {
        return waitingFor;
    }

    /** Who acts next. Names are API. */
    public enum WaitingFor {
        SITE,
        DATA_MANAGEMENT
    }
}
