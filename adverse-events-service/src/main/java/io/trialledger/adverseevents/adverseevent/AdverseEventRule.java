package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.Rule;

/** Rules a command can break. Names are API: clients switch on them, tests assert on them. */
public enum AdverseEventRule implements Rule {
    /** A date that has not come anywhere on earth. */
    DATE_IN_FUTURE(Kind.MALFORMED),
    /** A serious adverse event says when the site learnt of it. */
    AWARENESS_REQUIRED(Kind.MALFORMED),
    UNKNOWN_ADVERSE_EVENT(Kind.UNKNOWN),
    /** A reported adverse event is changed by a follow-up, or with a reason. */
    CHANGE_NEEDS_REASON(Kind.CONFLICT),
    STALE_VERSION(Kind.STALE),
    UNKNOWN_QUERY(Kind.UNKNOWN),
    QUERY_CLOSED(Kind.CONFLICT),
    /** Closed without an answer only with a text that says why. */
    QUERY_NOT_ANSWERED(Kind.CONFLICT);

    private final Kind kind;

    AdverseEventRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
