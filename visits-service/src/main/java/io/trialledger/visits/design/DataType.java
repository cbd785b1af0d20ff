package io.trialledger.visits.design;

/** How an item's value is written (after ODM 2.0 {@code ItemDef/@DataType}). */
public enum DataType {
    /** A number exactly as the source wrote it, a comparator before it included: {@code 3.80}, {@code <0.2}. */
    DECIMAL,
    INTEGER,
    /** One of the definition's codes. */
    CODED,
    /** Free text: exists only sealed. */
    TEXT,
    /** A date of which only a part may be known. */
    DATE;

    boolean isNumeric() {
        return this == DECIMAL || this == INTEGER;
    }
}
