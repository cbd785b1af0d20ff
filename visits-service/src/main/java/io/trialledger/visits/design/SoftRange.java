package io.trialledger.visits.design;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds outside which a value is taken and queried.
 *
 * @param unit the unit the bounds are in; null for items without unit
 * @param low lowest value that raises no query; null for none
 * @param high highest value that raises no query; null for none
 */
public record SoftRange(
        @Nullable String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** True if {@code number} is within the bounds, both inclusive. */
    public boolean contains(BigDecimal number) {
        return (low == null || number.compareTo(low) >= 0) && (high == null || number.compareTo(high) <= 0);
    }
}
