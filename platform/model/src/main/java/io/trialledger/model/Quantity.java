package io.trialledger.model;

import java.math.BigDecimal;

/**
 * A number with its unit, both exactly as given: {@code 3.80} stays {@code 3.80}, and no unit is converted.
 *
 * @param value the number; its scale is kept
 * @param unit a unit of the item's definition, in the spelling of the source, for example {@code mmHg} or {@code 10^9/L}
 */
public record Quantity(BigDecimal value, String unit) {}
