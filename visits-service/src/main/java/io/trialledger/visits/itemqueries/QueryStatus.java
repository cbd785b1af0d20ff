package io.trialledger.visits.itemqueries;

import org.jspecify.annotations.Nullable;

/** Where a query stands. */
public enum QueryStatus {
    OPEN(WaitingFor.SITE),
    ANSWERED(WaitingFor.DATA_MANAGEMENT),
    CLOSED(null);

    private final @Nullable WaitingFor waitingFor;

    QueryStatus(@Nullable WaitingFor waitingFor) {
        this.waitingFor = waitingFor;
    }

    /** Whose turn it is; null if the query is settled. */
    public @Nullable WaitingFor waitingFor() {
        return waitingFor;
    }

    /** Who acts next. */
    public enum WaitingFor {
        SITE,
        DATA_MANAGEMENT
    }
}
