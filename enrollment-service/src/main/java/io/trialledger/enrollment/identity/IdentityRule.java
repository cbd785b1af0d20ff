package io.trialledger.enrollment.identity;

import io.trialledger.model.Rule;

/** Why an identity is not shown. Names are API: clients switch on them, tests assert on them. */
public enum IdentityRule implements Rule {
    /** There is none, or it is another person's. */
    UNKNOWN_DISCLOSURE(Kind.UNKNOWN),
    /** It was some minutes ago: say again what for. */
    DISCLOSURE_ENDED(Kind.CONFLICT),
    /** The key was destroyed. */
    IDENTITY_ERASED(Kind.CONFLICT);

    private final Kind kind;

    IdentityRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
