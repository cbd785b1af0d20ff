package io.trialledger.visits.design;

import io.trialledger.model.Rule;

/** Rules a form can break. Names are API. */
public enum FormRule implements Rule {
    MALFORMED(Kind.MALFORMED),
    /** An item stands on a form once. */
    ITEM_TWICE(Kind.MALFORMED),
    /** A form holds items the study has defined. */
    UNKNOWN_ITEM(Kind.CONFLICT);

    private final Kind kind;

    FormRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
