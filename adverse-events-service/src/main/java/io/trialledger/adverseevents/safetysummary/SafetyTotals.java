package io.trialledger.adverseevents.safetysummary;

import java.util.List;

/**
 * What was counted over the present records.
 *
 * @param serious by the investigators' own word, as in the lists
 * @param bySite sites that have any, by id
 * @param overTime every month from the first to the last that has any
 */
public record SafetyTotals(
        long events,
        long serious,
        long fatal,
        BySeverity bySeverity,
        List<OfSite> bySite,
        QueryTotals queries,
        List<OfMonth> overTime) {

    public record BySeverity(long mild, long moderate, long severe) {}

    public record OfSite(String site, long events, long serious) {}

    public record QueryTotals(long open, long resolved) {}

    /** @param month of onset; of receipt where the month of onset is not known: {@code 2026-03} */
    public record OfMonth(String month, long events, long serious) {}
}
