package io.trialledger.visits.visit;

/**
 * The newest query on an item, and where it stands.
 *
 * @param automatic true if a check raised it
 */
record ItemQuery(QueryId id, boolean automatic, State state) {

    ItemQuery with(State next) {
        return new ItemQuery(id, automatic, next);
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Where a query stands. */
    enum State {
        OPEN,
        ANSWERED,
        CLOSED
    }
}
