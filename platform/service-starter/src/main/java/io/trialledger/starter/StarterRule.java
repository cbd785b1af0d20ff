package io.trialledger.starter;

import io.trialledger.model.Rule;

/** Refusals that every service shares. Names are API: clients switch on them. */
public enum StarterRule implements Rule {
    /** Not JSON, a wrong type, an unknown field, a bad date. */
    MALFORMED(Kind.MALFORMED),
    KEY_REQUIRED(Kind.MALFORMED),
    KEY_REUSED(Kind.CONFLICT),
    IN_PROGRESS(Kind.CONFLICT),
    UNKNOWN_SUBJECT(Kind.UNKNOWN),
    UNKNOWN_STUDY(Kind.UNKNOWN),
    /** There is no such resource. */
    UNKNOWN(Kind.UNKNOWN),
    /** It was made before, and is made once. */
    EXISTS(Kind.CONFLICT),
    /** Somebody else changed it at the same moment; send it again, after {@code Retry-After} and with the same key. */
    CONCURRENT_CHANGE(Kind.CONFLICT),
    /** {@code If-Match} names another version than the present one. */
    STALE(Kind.STALE),
    AS_OF_AHEAD(Kind.CONFLICT),
    /** What is asked for is no state that has a past. */
    NO_PAST(Kind.MALFORMED);

    private final Kind kind;

    StarterRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
