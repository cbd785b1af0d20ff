package io.trialledger.enrollment.enrollmentsummary;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.enrollment.enrollmentsummary.EnrollmentSummary.Funnel;
import io.trialledger.enrollment.enrollmentsummary.EnrollmentSummary.Month;
import io.trialledger.enrollment.enrollmentsummary.EnrollmentSummary.SiteCounts;
import io.trialledger.starter.Authority;
import io.trialledger.starter.NotAuthorized;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Sites;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the subjects of a study when it is asked. */
@Component
class EnrollmentSummaryAnswers {

    private static final int MOST_SITES = 10_000;
    private static final int MOST_SUBJECTS = 1_000_000;

    private final EnrollmentSummaryProjection projection;
    private final Authority authority;
    private final Positions positions;

    EnrollmentSummaryAnswers(EnrollmentSummaryProjection projection, Authority authority, Positions positions) {
        this.projection = projection;
        this.authority = authority;
        this.positions = positions;
    }

    @QueryHandler
    EnrollmentSummary answer(FindEnrollmentSummary q) {
        Sites readable = readable(q);
        boolean whole = q.siteId() == null && readable.all();
        List<Document> sites = sites(q, readable);
        Counts all = new Counts();
        Map<String, Counts> bySite = new HashMap<>();
        for (Document subject : subjects(q, whole ? eq("study", q.studyId()) : of(q.studyId(), sites))) {
            all.add(subject);
            bySite.computeIfAbsent(subject.getString("site"), site -> new Counts())
                    .add(subject);
        }
        Document study = projection.studies().at(q.studyId(), q.asOf()).orElseGet(Document::new);
        EnrollmentPlan plan =
                whole ? EnrollmentPlan.of(study.getList("points", Document.class, List.of())) : EnrollmentPlan.none();
        return new EnrollmentSummary(
                study.getInteger("plannedSubjects"),
                q.today().toString(),
                Funnel.of(all),
                sites.stream()
                        .map(site -> SiteCounts.of(
                                site.getString("site"),
                                site.getString("activatedOn"),
                                bySite.getOrDefault(site.getString("site"), new Counts())))
                        .toList(),
                months(sites, all.months(), plan, q.today()),
                plan.points(),
                orNull(plan.on(q.today())));
    }

    private Sites readable(FindEnrollmentSummary q) {
        String site = q.siteId();
        return positions
                .findAfterCatchUp(() -> Optional.of(authority.sitesOf(q.studyId(), FindEnrollmentSummary.class))
                        .filter(sites -> site == null || sites.contains(site)))
                .orElseThrow(() -> new NotAuthorized("no role at site " + site));
    }

    private List<Document> sites(FindEnrollmentSummary q, Sites readable) {
        return projection.sites().find(eq("study", q.studyId()), ascending("site"), MOST_SITES, q.asOf()).stream()
                .filter(row -> q.siteId() == null
                        ? readable.contains(row.getString("site"))
                        : q.siteId().equals(row.getString("site")))
                .toList();
    }

    private List<Document> subjects(FindEnrollmentSummary q, Bson which) {
        return projection.subjects().find(which, ascending("subject"), MOST_SUBJECTS, q.asOf());
    }

    private static Bson of(String studyId, List<Document> sites) {
        return and(
                eq("study", studyId),
                in("site", sites.stream().map(site -> site.getString("site")).toList()));
    }

    /** Every month from the first activation (or an enrollment before it) to today's. */
    private static List<Month> months(
            List<Document> sites, NavigableMap<YearMonth, Integer> enrolled, EnrollmentPlan plan, LocalDate today) {
        TreeSet<YearMonth> known = new TreeSet<>(enrolled.keySet());
        sites.stream()
                .flatMap(site -> Optional.ofNullable(site.getString("activatedOn")).stream())
                .map(day -> YearMonth.from(LocalDate.parse(day)))
                .forEach(known::add);
        if (known.isEmpty()) {
            return List.of();
        }
        YearMonth present = YearMonth.from(today);
        YearMonth last = known.last().isAfter(present) ? known.last() : present;
        List<Month> months = new ArrayList<>();
        int cumulative = 0;
        for (YearMonth month = known.first(); !month.isAfter(last); month = month.plusMonths(1)) {
            int inMonth = enrolled.getOrDefault(month, 0);
            cumulative += inMonth;
            LocalDate until = month.equals(present) ? today : month.atEndOfMonth();
            months.add(new Month(month.toString(), inMonth, cumulative, orNull(plan.on(until))));
        }
        return months;
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
