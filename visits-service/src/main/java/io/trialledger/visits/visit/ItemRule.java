package io.trialledger.visits.visit;

import io.trialledger.model.Rule;

/** Rules an item can break; it is rejected, the others of its visit are not. Names are API. */
public enum ItemRule implements Rule {
    UNKNOWN_ITEM,
    /** Not one of the definition's spellings. */
    UNKNOWN_UNIT,
    UNIT_MISSING,
    UNIT_NOT_EXPECTED,
    /** Not written as the item's type demands. */
    WRONG_TYPE,
    UNKNOWN_CODE,
    VALUE_MISSING,
    VALUE_AND_NOT_DONE,
    VALUE_TOO_LONG,
    REPEAT_INVALID,
    DATE_INVALID,
    /** A visit that was not done has no values. */
    VISIT_NOT_DONE,
    /** For a correction, and for an item that was not done. */
    REASON_REQUIRED,
    /** The subject is not at a site where the sender may write. */
    NOT_AUTHORIZED
}
