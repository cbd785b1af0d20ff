package io.trialledger.visits.visit;

import io.trialledger.model.Rule;

/** Rules of queries. Names are API. */
public enum QueryRule implements Rule {
    UNKNOWN_QUERY(Kind.UNKNOWN),
    /** Nothing was recorded of the item at this visit. */
    UNKNOWN_ITEM(Kind.UNKNOWN),
    TEXT_MISSING(Kind.MALFORMED),
    TEXT_TOO_LONG(Kind.MALFORMED),
    /** One query at a time waits for an answer on an item. */
    QUERY_OPEN(Kind.CONFLICT),
    QUERY_CLOSED(Kind.CONFLICT),
    /** Closed without an answer only with a text that says why. */
    QUERY_NOT_ANSWERED(Kind.CONFLICT);

    private final Kind kind;

    QueryRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
