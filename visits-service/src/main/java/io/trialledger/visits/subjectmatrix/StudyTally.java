package io.trialledger.visits.subjectmatrix;

import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.subjectmatrix.VisitCounts.ColumnCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a study's visits, all of them, by site, and the protocol's visit by visit. */
final class StudyTally {

    private final List<ProtocolVisit> columns;
    private final List<Tally> byColumn = new ArrayList<>();
    private final Map<String, Tally> byVisit = new HashMap<>();
    private final Tally all = new Tally();
    private final Map<String, Tally> bySite = new TreeMap<>();

    StudyTally(StudyPlan plan) {
        columns = plan.visits();
        columns.forEach(column -> byColumn.add(byVisit.computeIfAbsent(column.visit(), visit -> new Tally())));
    }

    /**
     * Counts one subject's visits.
     *
     * @param text as {@link Cells#text} wrote it
     * @param day at the site
     */
    void add(String site, String text, LocalDate day) {
        Tally ofSite = bySite.computeIfAbsent(site, key -> new Tally());
        String today = day.toString();
        CellCursor cell = new CellCursor(text);
        for (int place = 0; cell.next(); place++) {
            Display display = cell.display(today);
            all.add(display, cell.timing(), cell.openQueries());
            ofSite.add(display, cell.timing(), cell.openQueries());
            Tally ofVisit = ofVisit(cell, place);
            if (ofVisit != null) {
                ofVisit.add(display, cell.timing(), cell.openQueries());
            }
        }
    }

    /** Most rows have the protocol's visits in its order: then the column is the one at the same place. */
    private @Nullable Tally ofVisit(CellCursor cell, int place) {
        return place < columns.size() && cell.isOf(columns.get(place).visit())
                ? byColumn.get(place)
                : byVisit.get(cell.visit());
    }

    VisitCounts counts() {
        return new VisitCounts(
                all.byDisplay(),
                all.byTiming(),
                bySite.entrySet().stream()
                        .map(site -> site.getValue().ofSite(site.getKey()))
                        .toList(),
                byColumn());
    }

    private List<ColumnCounts> byColumn() {
        List<ColumnCounts> counts = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            ProtocolVisit column = columns.get(place);
            counts.add(byColumn.get(place).ofVisit(column.visit(), column.label()));
        }
        return counts;
    }
}
