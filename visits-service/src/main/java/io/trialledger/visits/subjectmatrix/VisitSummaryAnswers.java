package io.trialledger.visits.subjectmatrix;

import io.trialledger.starter.Authority;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.subjectmatrix.VisitCounts.ColumnCounts;
import io.trialledger.visits.subjects.ReadersSites;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Counts unscheduled visits in the totals, and only planned ones visit by visit. */
@Component
class VisitSummaryAnswers {

    private final SubjectMatrix matrix;
    private final StudyPlans plans;
    private final Authority authority;

    VisitSummaryAnswers(SubjectMatrix matrix, StudyPlans plans, Authority authority) {
        this.matrix = matrix;
        this.plans = plans;
        this.authority = authority;
    }

    @QueryHandler
    VisitCounts answer(FindVisitSummary q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindVisitSummary.class), q.siteId());
        StudyPlan plan = plans.of(q.studyId(), q.asOf());
        Tally all = new Tally();
        Map<String, Tally> bySite = new TreeMap<>();
        Map<String, Tally> byVisit = new LinkedHashMap<>();
        plan.visits().forEach(visit -> byVisit.put(visit.visit(), new Tally()));
        matrix.each(q.studyId(), sites.ids(), q.asOf(), line -> {
            LocalDate today = line.today(q.now());
            Tally ofSite = bySite.computeIfAbsent(line.site(), site -> new Tally());
            for (Cell cell : line.cells().all()) {
                Display display = cell.display(today);
                all.add(cell, display);
                ofSite.add(cell, display);
                Tally ofVisit = byVisit.get(cell.visit());
                if (ofVisit != null) {
                    ofVisit.add(cell, display);
                }
            }
        });
        return new VisitCounts(
                all.byDisplay(),
                all.byTiming(),
                bySite.entrySet().stream()
                        .map(site -> site.getValue().ofSite(site.getKey()))
                        .toList(),
                columns(plan, byVisit));
    }

    private static List<ColumnCounts> columns(StudyPlan plan, Map<String, Tally> byVisit) {
        List<ColumnCounts> columns = new ArrayList<>();
        for (ProtocolVisit visit : plan.visits()) {
            Tally counted = byVisit.get(visit.visit());
            if (counted != null) {
                columns.add(counted.ofVisit(visit.visit(), visit.label()));
            }
        }
        return columns;
    }
}
