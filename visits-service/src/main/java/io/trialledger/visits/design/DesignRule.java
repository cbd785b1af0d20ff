package io.trialledger.visits.design;

import io.trialledger.model.Rule;

/** Rules a study's item definitions can break. Names are API. */
public enum DesignRule implements Rule {
    MALFORMED(Kind.MALFORMED),
    /** Type, units, codes and ranges of a definition contradict one another. */
    DEFINITION_INCONSISTENT(Kind.MALFORMED),
    /** One request defines the same item twice. */
    ITEM_DEFINED_TWICE(Kind.MALFORMED),
    /** Values may have been recorded under the type; another type is another item. */
    DATA_TYPE_FIXED(Kind.CONFLICT),
    UNKNOWN_ITEM(Kind.UNKNOWN);

    private final Kind kind;

    DesignRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
