package io.trialledger.visits.visit;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A value as the source wrote it.
 *
 * @param value number, code or date; null for free text
 * @param text free text; null for every other type
 * @param unit null if the item has none
 * @param date when it was observed or sampled, if not simply at the visit
 */
public record ItemValue(
        @Nullable String value,
        @Nullable Sealed<String> text,
        @Nullable String unit,
        @Nullable PartialDate date) {}
