package io.trialledger.enrollment.web;

import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.IfMatch;

/** What the public API refuses before it asks anyone. */
enum WebRule implements Rule {
    UNKNOWN_FORMAT(Kind.MALFORMED),
    STALE_VERSION(Kind.STALE);

    private final Kind kind;

    WebRule(Kind kind) {
        this.kind = kind;
    }

    /** For resources that carry no {@code ETag}: no version a client names can be theirs (RFC 9110, 13.1.1). */
    static void refuseVersion(IfMatch ifMatch) {
        RuleViolated.unless(ifMatch.version() == null, STALE_VERSION, "this resource has no version");
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
