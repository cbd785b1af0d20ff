package io.trialledger.visits.visitschedule;

import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.schedule.CollectionConsented;
import io.trialledger.visits.schedule.CollectionStopped;
import io.trialledger.visits.schedule.PlannedVisit;
import io.trialledger.visits.schedule.ScheduleEvent;
import io.trialledger.visits.schedule.ScheduleOpened;
import io.trialledger.visits.schedule.SubjectLeft;
import io.trialledger.visits.schedule.VisitDateCorrected;
import io.trialledger.visits.schedule.VisitNotDone;
import io.trialledger.visits.schedule.VisitTookPlace;
import io.trialledger.visits.schedule.VisitsCancelled;
import io.trialledger.visits.schedule.VisitsPlanned;
import io.trialledger.visits.subjectmatrix.PlanRow;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Answers "which visits does a subject have". Dates and plans only: windows are computed from them when asked, so that a
 * changed anchor changes no other row.
 */
@Component
@ProcessingGroup("visit-schedule")
class VisitScheduleProjection {

    private final Rows subjects;
    private final Rows visits;

    VisitScheduleProjection(RowsFactory rows) {
        this.subjects = rows.named("scheduled_subjects", Index.of("study", "subject"));
        this.visits = visits(rows);
    }

    static Rows visits(RowsFactory rows) {
        return rows.named("visits", Index.of("study", "subject", "visit"), Index.ofChanges("study"));
    }

    @EventHandler
    void on(ScheduleOpened e, TrackingToken token) {
        subjects.put(
                id(e),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("subject", e.subjectId())
                        .append("site", e.siteId())
                        .append("timeZone", e.timeZone())
                        .append("consents", List.of())
                        .append("plan", List.of()));
    }

    @EventHandler
    void on(CollectionConsented e, TrackingToken token) {
        Document consent = new Document("from", e.consentedOn().toString());
        subjects.patch(id(e), Position.of(token), row -> row.append("consents", with(row, consent)));
    }

    private static List<Document> with(Document row, Document consent) {
        List<Document> consents = new ArrayList<>(row.getList("consents", Document.class));
        consents.add(consent);
        return consents;
    }

    @EventHandler
    void on(CollectionStopped e, TrackingToken token) {
        subjects.patch(id(e), Position.of(token), row -> row.append("consents", stopped(row, e)));
    }

    private static List<Document> stopped(Document row, CollectionStopped e) {
        List<Document> consents = new ArrayList<>(row.getList("consents", Document.class));
        int last = consents.size() - 1;
        consents.set(
                last,
                new Document("from", consents.get(last).getString("from"))
                        .append("to", e.withdrawnOn().toString()));
        return consents;
    }

    @EventHandler
    void on(VisitsPlanned e, TrackingToken token) {
        long position = Position.of(token);
        subjects.patch(
                id(e),
                position,
                row -> row.append("protocolVersion", e.protocolVersion())
                        .append(
                                "plan",
                                e.visits().stream().map(PlanRow::document).toList()));
        for (PlannedVisit visit : e.visits()) {
            visits.patch(
                    id(e, visit.visit()),
                    position,
                    row -> visit(row, e, visit.visit())
                            .append("planned", true)
                            .append("status", VisitStatus.PLANNED.name()));
        }
    }

    @EventHandler
    void on(VisitsCancelled e, TrackingToken token) {
        for (String visit : e.visits()) {
            visits.patch(
                    id(e, visit),
                    Position.of(token),
                    row -> row.append("status", VisitStatus.CANCELLED.name()).append("cause", e.cause()));
        }
    }

    @EventHandler
    void on(SubjectLeft e, TrackingToken token) {
        subjects.patch(
                id(e),
                Position.of(token),
                row -> row.append("departure", e.departure().name())
                        .append("leftOn", e.leftOn().text()));
    }

    @EventHandler
    void on(VisitTookPlace e, TrackingToken token) {
        visits.patch(
                id(e, e.visit()),
                Position.of(token),
                row -> visit(row, e, e.visit())
                        .append("planned", e.planned())
                        .append("label", e.label() == null ? null : e.label().encoded())
                        .append("status", VisitStatus.DONE.name())
                        .append("date", e.date().text())
                        .append("timingAtEntry", e.timing().name()));
    }

    @EventHandler
    void on(VisitDateCorrected e, TrackingToken token) {
        visits.patch(
                id(e, e.visit()),
                Position.of(token),
                row -> visit(row, e, e.visit())
                        .append("status", VisitStatus.DONE.name())
                        .append("date", e.date().text())
                        .append("reason", e.reason().encoded())
                        .append("timingAtEntry", e.timing().name()));
    }

    @EventHandler
    void on(VisitNotDone e, TrackingToken token) {
        visits.patch(
                id(e, e.visit()),
                Position.of(token),
                row -> visit(row, e, e.visit())
                        .append("planned", e.planned())
                        .append("status", VisitStatus.NOT_DONE.name())
                        .append("date", null)
                        .append("reason", e.reason().encoded())
                        .append("timingAtEntry", null));
    }

    private static Document visit(Document row, ScheduleEvent e, String visit) {
        return row.append("study", e.studyId()).append("subject", e.subjectId()).append("visit", visit);
    }

    @ResetHandler
    void reset() {
        subjects.reset();
        visits.reset();
    }

    private static String id(ScheduleEvent e) {
        return e.studyId() + "/" + e.subjectId();
    }

    private static String id(ScheduleEvent e, String visit) {
        return id(e) + "/" + visit;
    }
}
