package io.trialledger.adverseevents.safetysummary;

import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetysummary.SafetyTotals.BySeverity;
import io.trialledger.adverseevents.safetysummary.SafetyTotals.OfMonth;
import io.trialledger.adverseevents.safetysummary.SafetyTotals.OfSite;
import io.trialledger.adverseevents.safetysummary.SafetyTotals.QueryTotals;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Counts adverse events, within the reader's sites. */
@Component
class SafetySummaryAnswers {

    private final Rows events;
    private final Authority authority;

    SafetySummaryAnswers(SafetySummaryProjection summary, Authority authority) {
        this.events = summary.rows();
        this.authority = authority;
    }

    @QueryHandler
    SafetyTotals answer(FindSafetyTotals query) {
        Listing all = query.listing().whole();
        List<EventRow> rows = events
                .find(
                        all.filter(authority.sitesOf(all.studyId(), query.getClass())),
                        ascending("site"),
                        all.limit(),
                        all.asOf())
                .stream()
                .map(EventRow::of)
                .toList();
        return new SafetyTotals(
                rows.size(),
                count(rows, EventRow::serious),
                count(rows, EventRow::fatal),
                new BySeverity(
                        count(rows, row -> row.severity() == Severity.MILD),
                        count(rows, row -> row.severity() == Severity.MODERATE),
                        count(rows, row -> row.severity() == Severity.SEVERE)),
                bySite(rows),
                new QueryTotals(
                        rows.stream().mapToLong(EventRow::open).sum(),
                        rows.stream().mapToLong(EventRow::resolved).sum()),
                overTime(rows));
    }

    private static List<OfSite> bySite(List<EventRow> rows) {
        List<OfSite> sites = new ArrayList<>();
        grouped(rows, EventRow::site)
                .forEach((site, there) -> sites.add(new OfSite(site, there.size(), count(there, EventRow::serious))));
        return sites;
    }

    private static List<OfMonth> overTime(List<EventRow> rows) {
        TreeMap<YearMonth, List<EventRow>> byMonth = grouped(rows, EventRow::month);
        List<OfMonth> months = new ArrayList<>();
        if (!byMonth.isEmpty()) {
            YearMonth last = byMonth.lastKey();
            for (YearMonth month = byMonth.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
                List<EventRow> then = byMonth.getOrDefault(month, List.of());
                months.add(new OfMonth(month.toString(), then.size(), count(then, EventRow::serious)));
            }
        }
        return months;
    }

    private static <K extends Comparable<K>> TreeMap<K, List<EventRow>> grouped(
            List<EventRow> rows, Function<EventRow, K> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static long count(List<EventRow> rows, Predicate<EventRow> which) {
        return rows.stream().filter(which).count();
    }
}
