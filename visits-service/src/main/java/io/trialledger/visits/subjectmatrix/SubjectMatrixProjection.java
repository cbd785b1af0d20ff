package io.trialledger.visits.subjectmatrix;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.model.PartialDate;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.design.FormDefined;
import io.trialledger.visits.design.ProtocolAdopted;
import io.trialledger.visits.schedule.CollectionConsented;
import io.trialledger.visits.schedule.PlannedVisit;
import io.trialledger.visits.schedule.ScheduleOpened;
import io.trialledger.visits.schedule.VisitDateCorrected;
import io.trialledger.visits.schedule.VisitNotDone;
import io.trialledger.visits.schedule.VisitTookPlace;
import io.trialledger.visits.schedule.VisitsCancelled;
import io.trialledger.visits.schedule.VisitsPlanned;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.visit.ItemCorrected;
import io.trialledger.visits.visit.ItemNotDone;
import io.trialledger.visits.visit.ItemRecorded;
import io.trialledger.visits.visit.QueryAnswered;
import io.trialledger.visits.visit.QueryAsked;
import io.trialledger.visits.visit.QueryClosed;
import io.trialledger.visits.visit.QueryEvent;
import io.trialledger.visits.visit.QueryOpened;
import io.trialledger.visits.visit.QueryReopened;
import io.trialledger.visits.visit.VisitEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers "where does each subject stand": one row a subject with all its visits, their windows computed when a date changes, so
 * that a study's ten thousand rows can be counted for one answer. What depends on the day is left to the answer.
 */
@Component
@Order(2)
@ProcessingGroup("subject-matrix")
class SubjectMatrixProjection {

    private static final int PAGE = 500;

    private final Rows matrix;
    private final Rows plans;
    private final VisitProgress progress;
    private final StudyPlans studyPlans;

    SubjectMatrixProjection(RowsFactory rows, VisitProgress progress, StudyPlans studyPlans) {
        this.matrix = SubjectMatrix.rows(rows);
        this.plans = rows.named("subject_plans", Index.of("study", "subject"));
        this.progress = progress;
        this.studyPlans = studyPlans;
    }

    @EventHandler
    void on(ScheduleOpened e, TrackingToken token) {
        matrix.put(
                id(e.studyId(), e.subjectId()),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("subject", e.subjectId())
                        .append("site", e.siteId())
                        .append("timeZone", e.timeZone())
                        .append("cells", ""));
    }

    /** The first consent is what a plan without dates counts from. */
    @EventHandler
    void on(CollectionConsented e, TrackingToken token) {
        String id = id(e.studyId(), e.subjectId());
        if (plans.present(id).isEmpty()) {
            plans.put(
                    id,
                    Position.of(token),
                    new Document("study", e.studyId())
                            .append("subject", e.subjectId())
                            .append("consentedOn", e.consentedOn().toString())
                            .append("visits", List.of()));
        }
    }

    @EventHandler
    void on(VisitsPlanned e, TrackingToken token) {
        long position = Position.of(token);
        String id = id(e.studyId(), e.subjectId());
        List<Document> visits = e.visits().stream().map(PlanRow::document).toList();
        plans.patch(id, position, row -> row.append("visits", visits));
        change(id, position, cells -> timed(id, cells.planned(e.visits())));
    }

    @EventHandler
    void on(VisitsCancelled e, TrackingToken token) {
        Set<String> cancelled = Set.copyOf(e.visits());
        change(
                id(e.studyId(), e.subjectId()),
                Position.of(token),
                cells -> cells.each(cell -> cancelled.contains(cell.visit()) ? cell.with(CellState.CANCELLED) : cell));
    }

    @EventHandler
    void on(VisitTookPlace e, TrackingToken token) {
        tookPlace(e.studyId(), e.subjectId(), e.visit(), e.date(), token);
    }

    @EventHandler
    void on(VisitDateCorrected e, TrackingToken token) {
        tookPlace(e.studyId(), e.subjectId(), e.visit(), e.date(), token);
    }

    private void tookPlace(String study, String subject, String visit, PartialDate on, TrackingToken token) {
        String id = id(study, subject);
        CellState state = state(studyPlans.of(study), visit, progress.of(study, subject, visit));
        change(id, Position.of(token), cells -> timed(id, cells.with(visit, cell -> cell.on(on, state))));
    }

    @EventHandler
    void on(VisitNotDone e, TrackingToken token) {
        String id = id(e.studyId(), e.subjectId());
        change(
                id,
                Position.of(token),
                cells -> timed(id, cells.with(e.visit(), cell -> cell.on(null, CellState.NOT_DONE))));
    }

    @EventHandler
    void on(ItemRecorded e, TrackingToken token, @SequenceNumber long sequence) {
        answered(e, Position.of(token), sequence);
    }

    @EventHandler
    void on(ItemNotDone e, TrackingToken token, @SequenceNumber long sequence) {
        answered(e, Position.of(token), sequence);
    }

    @EventHandler
    void on(ItemCorrected e, TrackingToken token, @SequenceNumber long sequence) {
        answered(e, Position.of(token), sequence);
    }

    private void answered(VisitEvent e, long position, long sequence) {
        VisitProgress.Progress after = progress.change(
                e.studyId(),
                e.subjectId(),
                e.visit(),
                position,
                before -> before.at(sequence + 1).withAnswer(e.item()));
        String id = id(e.studyId(), e.subjectId());
        boolean mayBecomeComplete = matrix.present(id)
                .flatMap(row -> Cells.read(row.getString("cells")).of(e.visit()))
                .filter(cell -> cell.state() == CellState.IN_PROGRESS)
                .isPresent();
        if (mayBecomeComplete && state(studyPlans.of(e.studyId()), e.visit(), after) == CellState.COMPLETE) {
            change(id, position, cells -> cells.with(e.visit(), cell -> cell.with(CellState.COMPLETE)));
        }
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token, @SequenceNumber long sequence) {
        queried(e, Position.of(token), before -> before.at(sequence + 1).withOpen(e.queryId()));
    }

    @EventHandler
    void on(QueryAsked e, TrackingToken token, @SequenceNumber long sequence) {
        queried(e, Position.of(token), before -> before.at(sequence + 1).withOpen(e.queryId()));
    }

    @EventHandler
    void on(QueryReopened e, TrackingToken token, @SequenceNumber long sequence) {
        queried(e, Position.of(token), before -> before.at(sequence + 1).withOpen(e.queryId()));
    }

    @EventHandler
    void on(QueryAnswered e, TrackingToken token, @SequenceNumber long sequence) {
        queried(e, Position.of(token), before -> before.at(sequence + 1).withoutOpen(e.queryId()));
    }

    @EventHandler
    void on(QueryClosed e, TrackingToken token, @SequenceNumber long sequence) {
        queried(e, Position.of(token), before -> before.at(sequence + 1).withoutOpen(e.queryId()));
    }

    private void queried(QueryEvent e, long position, UnaryOperator<VisitProgress.Progress> change) {
        VisitProgress.Progress after = progress.change(e.studyId(), e.subjectId(), e.visit(), position, change);
        int open = after.openQueries().size();
        change(
                id(e.studyId(), e.subjectId()),
                position,
                cells -> cells.with(e.visit(), cell -> cell.withOpenQueries(open)));
    }

    @EventHandler
    void on(FormDefined e, TrackingToken token) {
        judgeAgain(e.studyId(), Position.of(token));
    }

    @EventHandler
    void on(ProtocolAdopted e, TrackingToken token) {
        judgeAgain(e.studyId(), Position.of(token));
    }

    /** What is required has changed: visits that took place may be complete now, or no more. */
    private void judgeAgain(String study, long position) {
        StudyPlan plan = studyPlans.of(study);
        List<Document> read = matrix.find(eq("study", study), ascending("subject"), PAGE, AsOf.present());
        while (!read.isEmpty()) {
            read.forEach(row -> judgeAgain(plan, study, row, position));
            String last = read.get(read.size() - 1).getString("subject");
            read = read.size() < PAGE
                    ? List.of()
                    : matrix.find(
                            and(eq("study", study), gt("subject", last)), ascending("subject"), PAGE, AsOf.present());
        }
    }

    private void judgeAgain(StudyPlan plan, String study, Document row, long position) {
        Cells before = Cells.read(row.getString("cells"));
        if (before.all().stream().noneMatch(cell -> cell.state().tookPlace())) {
            return;
        }
        String subject = row.getString("subject");
        Map<String, VisitProgress.Progress> found = progress.of(study, subject, AsOf.present());
        Cells after = before.each(cell -> cell.state().tookPlace()
                ? cell.with(state(plan, cell.visit(), found.getOrDefault(cell.visit(), VisitProgress.Progress.NONE)))
                : cell);
        if (!after.equals(before)) {
            change(id(study, subject), position, cells -> after);
        }
    }

    private static CellState state(StudyPlan plan, String visit, VisitProgress.Progress progress) {
        return progress.answered().containsAll(plan.requiredAt(visit)) ? CellState.COMPLETE : CellState.IN_PROGRESS;
    }

    private Cells timed(String id, Cells cells) {
        Document plan = plans.present(id).orElseThrow(() -> new IllegalStateException("no consent of " + id));
        List<PlannedVisit> visits = plan.getList("visits", Document.class).stream()
                .map(PlanRow::visit)
                .toList();
        return cells.timed(visits, LocalDate.parse(plan.getString("consentedOn")));
    }

    private void change(String id, long position, UnaryOperator<Cells> change) {
        matrix.patch(
                id,
                position,
                row -> row.append(
                        "cells",
                        change.apply(Cells.read(row.getString("cells"))).text()));
    }

    private static String id(String study, String subject) {
        return study + "/" + subject;
    }

    @ResetHandler
    void reset() {
        matrix.reset();
        plans.reset();
        progress.reset();
    }
}
