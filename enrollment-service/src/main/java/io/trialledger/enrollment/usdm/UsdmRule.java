package io.trialledger.enrollment.usdm;

import io.trialledger.model.Rule;

/** Why a USDM file can't be imported. Names are API: clients switch on them, tests assert on them. */
public enum UsdmRule implements Rule {
    /** Not JSON, or cut off. */
    NOT_JSON(Kind.MALFORMED),
    UNSUPPORTED_USDM_VERSION(Kind.NOT_IMPORTABLE),
    STUDY_VERSION_MISSING(Kind.NOT_IMPORTABLE),
    STUDY_DESIGN_MISSING(Kind.NOT_IMPORTABLE),
    SPONSOR_IDENTIFIER_MISSING(Kind.NOT_IMPORTABLE),
    /** The sponsor's identifier can't be part of an address. */
    IDENTIFIER_NOT_USABLE(Kind.NOT_IMPORTABLE),
    ARM_NOT_USABLE(Kind.NOT_IMPORTABLE),
    MAIN_TIMELINE_MISSING(Kind.NOT_IMPORTABLE),
    UNKNOWN_ENTRY(Kind.NOT_IMPORTABLE),
    /** Nothing on the main timeline says which visit is day 1, so that no visit has a target. */
    NO_FIXED_REFERENCE(Kind.NOT_IMPORTABLE);

    private final Kind kind;

    UsdmRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
