package io.trialledger.enrollment.export;

import io.trialledger.model.Rule;

/** Rules about exports. Names are API: clients switch on them, tests assert on them. */
public enum ExportRule implements Rule {
    /** What was taken home can't be recorded as something else. */
    EXPORT_DIFFERS(Kind.CONFLICT);

    private final Kind kind;

    ExportRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
