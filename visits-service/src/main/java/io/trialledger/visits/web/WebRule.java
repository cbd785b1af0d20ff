package io.trialledger.visits.web;

import io.trialledger.model.Rule;

/** Rules of the requests themselves. Names are API. */
enum WebRule implements Rule {
    MALFORMED(Kind.MALFORMED),
    SUBMISSION_TOO_LARGE(Kind.MALFORMED),
    UNKNOWN_VISIT(Kind.UNKNOWN),
    /** {@code If-Match} names another version than the visit's. */
    STALE_VERSION(Kind.STALE);

    private final Kind kind;

    WebRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
