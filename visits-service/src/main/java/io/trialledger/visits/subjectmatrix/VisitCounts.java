package io.trialledger.visits.subjectmatrix;

import java.util.List;

/**
 * Visits counted.
 *
 * @param timing of those that took place
 */
public record VisitCounts(ByDisplay visits, ByTiming timing, List<SiteCounts> bySite, List<ColumnCounts> byVisit) {

    /** As {@link Display} says. */
    public record ByDisplay(
            int planned, int due, int overdue, int inProgress, int complete, int missed, int notApplicable) {}

    public record ByTiming(int in, int early, int late) {}

    public record SiteCounts(
            String site,
            int due,
            int overdue,
            int complete,
            int inProgress,
            int missed,
            int early,
            int late,
            int openQueries) {}

    /** @param expected subjects of whom the visit is, or was, expected */
    public record ColumnCounts(
            String visit, String label, int expected, int complete, int inProgress, int overdue, int due, int missed) {}
}
