package io.trialledger.visits.visitschedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Index;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.StarterRule;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.subjectmatrix.VisitProgress;
import io.trialledger.visits.subjectmatrix.VisitProgress.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class VisitScheduleAnswers {

    private static final String ENROLLMENT = "enrollment";
    private static final int MOST_VISITS = 10_000;
    private static final int PAGE = 500;

    private final Rows subjects;
    private final Rows visits;
    private final StudyPlans plans;
    private final VisitProgress progress;
    private final Seals seals;
    private final Authority authority;
    private final Positions positions;

    VisitScheduleAnswers(
            RowsFactory rows,
            StudyPlans plans,
            VisitProgress progress,
            Seals seals,
            Authority authority,
            Positions positions) {
        this.subjects = rows.named("scheduled_subjects", Index.of("study", "subject"));
        this.visits = VisitScheduleProjection.visits(rows);
        this.plans = plans;
        this.progress = progress;
        this.seals = seals;
        this.authority = authority;
        this.positions = positions;
    }

    @QueryHandler
    ScheduleView answer(FindSchedule q) {
        return view(subject(q.studyId(), q.subjectId(), q.asOf()), plans.of(q.studyId(), q.asOf()), q.asOf(), q.now());
    }

    @QueryHandler
    FindVisit.Answer answer(FindVisit q) {
        Document subject = subject(q.studyId(), q.subjectId(), q.asOf());
        String id = q.studyId() + "/" + q.subjectId() + "/" + q.visit();
        if (find(() -> visits.at(id, q.asOf()), q.asOf()).isEmpty()) {
            return new FindVisit.Answer(null, subject.getString("site"), 0, false);
        }
        Map<String, Progress> known = progress.of(q.studyId(), q.subjectId(), q.asOf());
        VisitView visit = view(subject, plans.of(q.studyId(), q.asOf()), known, q.asOf(), q.now()).visits().stream()
                .filter(each -> each.visit().equals(q.visit()))
                .findFirst()
                .orElse(null);
        return new FindVisit.Answer(
                visit,
                subject.getString("site"),
                known.getOrDefault(q.visit(), Progress.NONE).version(),
                !subject.getList("consents", Document.class).isEmpty());
    }

    private Document subject(String studyId, String subjectId, AsOf asOf) {
        return find(() -> subjects.at(studyId + "/" + subjectId, asOf), asOf)
                .orElseThrow(() -> new RuleViolated(StarterRule.UNKNOWN_SUBJECT, "no schedule of " + subjectId));
    }

    /** Schedules follow from what enrollment tells: nothing is unknown at present before both logs were read. */
    private Optional<Document> find(Supplier<Optional<Document>> look, AsOf asOf) {
        return asOf.isPresent() ? positions.findAfterCatchUp(look, ENROLLMENT, positions.ownLog()) : look.get();
    }

    @QueryHandler
    FindSchedules.Answer answer(FindSchedules q) {
        Sites sites = authority.sitesOf(q.studyId(), FindSchedules.class);
        StudyPlan plan = plans.of(q.studyId(), q.asOf());
        List<ScheduleView> page = new ArrayList<>();
        String after = q.after();
        List<Document> read = subjectsAfter(q.studyId(), after, q.asOf());
        while (!read.isEmpty()) {
            for (Document subject : read) {
                String site = subject.getString("site");
                if (sites.contains(site) && (q.siteId() == null || q.siteId().equals(site))) {
                    if (page.size() == q.limit()) {
                        return new FindSchedules.Answer(
                                page, page.get(page.size() - 1).subject());
                    }
                    page.add(view(subject, plan, q.asOf(), q.now()));
                }
                after = subject.getString("subject");
            }
            read = read.size() < PAGE ? List.of() : subjectsAfter(q.studyId(), after, q.asOf());
        }
        return new FindSchedules.Answer(page, null);
    }

    private List<Document> subjectsAfter(String studyId, @Nullable String after, AsOf asOf) {
        Bson study = eq("study", studyId);
        return subjects.find(
                after == null ? study : and(study, gt("subject", after)), ascending("subject"), PAGE, asOf);
    }

    private ScheduleView view(Document subject, StudyPlan plan, AsOf asOf, Instant now) {
        return view(
                subject, plan, progress.of(subject.getString("study"), subject.getString("subject"), asOf), asOf, now);
    }

    private ScheduleView view(Document subject, StudyPlan plan, Map<String, Progress> known, AsOf asOf, Instant now) {
        Bson ofSubject = and(eq("study", subject.getString("study")), eq("subject", subject.getString("subject")));
        List<Document> rows = visits.find(ofSubject, ascending("visit"), MOST_VISITS, asOf);
        return new ScheduleReading(subject, rows, new ScheduleReading.Standing(plan, known, now), seals).view();
    }
}
