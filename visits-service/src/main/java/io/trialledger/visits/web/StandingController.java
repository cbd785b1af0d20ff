package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.visits.itemqueries.FindQueryCounts;
import io.trialledger.visits.itemqueries.QueryCounts;
import io.trialledger.visits.subjectmatrix.FindSubjectMatrix;
import io.trialledger.visits.subjectmatrix.FindVisitSummary;
import io.trialledger.visits.subjectmatrix.FindVisitsDue;
import io.trialledger.visits.subjectmatrix.SubjectMatrixView;
import io.trialledger.visits.subjectmatrix.VisitCounts;
import io.trialledger.visits.subjectmatrix.VisitsDueView;
import io.trialledger.visits.subjects.SubjectStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a study stands with its visits. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class StandingController {

    private static final int MOST_A_PAGE = 500;

    private final Queries queries;
    private final Clock clock;

    StandingController(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/subject-matrix")
    SubjectMatrixView matrix(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable Set<SubjectStatus> status,
            @RequestParam(defaultValue = "") String startsWith,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        return queries.ask(
                new FindSubjectMatrix(
                        study,
                        site,
                        status == null ? Set.of() : status,
                        startsWith,
                        after,
                        checked(limit),
                        asOf,
                        asOf.moment(clock)),
                SubjectMatrixView.class);
    }

    @GetMapping("/visits-due")
    VisitsDueView due(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        return queries.ask(
                new FindVisitsDue(study, from, to, site, after, checked(limit), asOf, asOf.moment(clock)),
                VisitsDueView.class);
    }

    @GetMapping("/visit-summary")
    VisitSummaryView summary(
            @PathVariable String study, @RequestParam(required = false) @Nullable String site, AsOf asOf) {
        Instant now = asOf.moment(clock);
        VisitCounts visits = queries.ask(new FindVisitSummary(study, site, asOf, now), VisitCounts.class);
        return new VisitSummaryView(
                LocalDate.ofInstant(now, ZoneOffset.UTC).toString(),
                visits.visits(),
                visits.timing(),
                visits.bySite(),
                visits.byVisit(),
                queries.ask(new FindQueryCounts(study, site, asOf, now), QueryCounts.class));
    }

    private static int checked(int limit) {
        RuleViolated.unless(
                limit >= 1 && limit <= MOST_A_PAGE, WebRule.MALFORMED, "limit", "a page has 1 to " + MOST_A_PAGE);
        return limit;
    }

    /** @param asOfDay in UTC; what is due is told for the day at each subject's site */
    record VisitSummaryView(
            String asOfDay,
            VisitCounts.ByDisplay visits,
            VisitCounts.ByTiming timing,
            List<VisitCounts.SiteCounts> bySite,
            List<VisitCounts.ColumnCounts> byVisit,
            QueryCounts queries) {}
}
