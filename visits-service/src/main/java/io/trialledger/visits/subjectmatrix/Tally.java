package io.trialledger.visits.subjectmatrix;

import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.subjectmatrix.VisitCounts.ByDisplay;
import io.trialledger.visits.subjectmatrix.VisitCounts.ByTiming;
import io.trialledger.visits.subjectmatrix.VisitCounts.ColumnCounts;
import io.trialledger.visits.subjectmatrix.VisitCounts.SiteCounts;

/** Counts visits. */
final class Tally {

    private final int[] displays = new int[Display.values().length];
    private final int[] timings = new int[Timing.values().length];
    private int openQueries;

    void add(Display display, Timing timing, int waiting) {
        displays[display.ordinal()]++;
        timings[timing.ordinal()]++;
        openQueries += waiting;
    }

    private int of(Display display) {
        return displays[display.ordinal()];
    }

    private int of(Timing timing) {
        return timings[timing.ordinal()];
    }

    ByDisplay byDisplay() {
        return new ByDisplay(
                of(Display.planned),
                of(Display.due),
                of(Display.overdue),
                of(Display.inProgress),
                of(Display.complete),
                of(Display.missed),
                of(Display.notApplicable));
    }

    ByTiming byTiming() {
        return new ByTiming(of(Timing.IN), of(Timing.EARLY), of(Timing.LATE));
    }

    SiteCounts ofSite(String site) {
        return new SiteCounts(
                site,
                of(Display.due),
                of(Display.overdue),
                of(Display.complete),
                of(Display.inProgress),
                of(Display.missed),
                of(Timing.EARLY),
                of(Timing.LATE),
                openQueries);
    }

    ColumnCounts ofVisit(String visit, String label) {
        int all = 0;
        for (int count : displays) {
            all += count;
        }
        return new ColumnCounts(
                visit,
                label,
                all - of(Display.notApplicable),
                of(Display.complete),
                of(Display.inProgress),
                of(Display.overdue),
                of(Display.due),
                of(Display.missed));
    }
}
