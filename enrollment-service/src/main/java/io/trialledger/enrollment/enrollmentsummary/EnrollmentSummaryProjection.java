package io.trialledger.enrollment.enrollmentsummary;

import io.trialledger.enrollment.study.EnrollmentPlanned;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.study.SiteActivated;
import io.trialledger.enrollment.study.SiteAdded;
import io.trialledger.enrollment.subject.ConsentGiven;
import io.trialledger.enrollment.subject.DiscontinuationReason;
import io.trialledger.enrollment.subject.DiscontinuationScope;
import io.trialledger.enrollment.subject.EligibilityAttested;
import io.trialledger.enrollment.subject.ScreeningFailed;
import io.trialledger.enrollment.subject.SubjectDiscontinued;
import io.trialledger.enrollment.subject.SubjectEnrolled;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.enrollment.subject.SubjectRandomized;
import io.trialledger.enrollment.subject.SubjectRegistered;
import io.trialledger.enrollment.subject.SubjectScreened;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Keeps one small row a subject, with the steps it has reached, one a site and one a study. A summary counts them when it is
 * asked: a count kept by the events would be wrong for good once an event is handled late.
 */
@Component
@ProcessingGroup("enrollment-summary")
class EnrollmentSummaryProjection {

    private final Rows subjects;
    private final Rows sites;
    private final Rows studies;

    EnrollmentSummaryProjection(RowsFactory rows) {
        this.subjects =
                rows.named("enrollment_steps", Index.of("study", "subject"), Index.of("study", "site", "subject"));
        this.sites = rows.named("enrollment_sites", Index.of("study", "site"));
        this.studies = rows.named("enrollment_plan");
    }

    Rows subjects() {
        return subjects;
    }

    Rows sites() {
        return sites;
    }

    Rows studies() {
        return studies;
    }

    @EventHandler
    void on(ProtocolVersionReleased e, TrackingToken token) {
        Integer planned = e.protocol().plannedSubjects();
        studies.patch(e.studyId(), Position.of(token), row -> row.append("plannedSubjects", planned));
    }

    @EventHandler
    void on(EnrollmentPlanned e, TrackingToken token) {
        List<Document> points = e.points().stream()
                .map(point -> new Document("on", point.on().toString()).append("planned", point.planned()))
                .toList();
        studies.patch(e.studyId(), Position.of(token), row -> row.append("points", points));
    }

    @EventHandler
    void on(SiteAdded e, TrackingToken token) {
        sites.put(
                e.studyId() + "/" + e.siteId(),
                Position.of(token),
                new Document("study", e.studyId()).append("site", e.siteId()));
    }

    @EventHandler
    void on(SiteActivated e, TrackingToken token) {
        sites.patch(
                e.studyId() + "/" + e.siteId(),
                Position.of(token),
                row -> row.append("activatedOn", e.activatedOn().toString()));
    }

    @EventHandler
    void on(SubjectRegistered e, TrackingToken token) {
        subjects.put(
                id(e),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("site", e.siteId())
                        .append("subject", e.subjectId())
                        .append("steps", List.of(Step.REGISTERED.name())));
    }

    @EventHandler
    void on(ConsentGiven e, TrackingToken token) {
        reached(Step.CONSENTED, e, token);
    }

    @EventHandler
    void on(SubjectScreened e, TrackingToken token) {
        reached(Step.SCREENED, e, token);
    }

    @EventHandler
    void on(EligibilityAttested e, TrackingToken token) {
        reached(Step.ELIGIBLE, e, token);
    }

    @EventHandler
    void on(ScreeningFailed e, TrackingToken token) {
        reached(Step.SCREENING_FAILED, e, token);
    }

    @EventHandler
    void on(SubjectEnrolled e, TrackingToken token) {
        subjects.patch(
                id(e),
                Position.of(token),
                row -> with(row, Step.ENROLLED)
                        .append("enrolledOn", e.enrolledOn().toString()));
    }

    @EventHandler
    void on(SubjectRandomized e, TrackingToken token) {
        reached(Step.RANDOMIZED, e, token);
    }

    @EventHandler
    void on(SubjectDiscontinued e, TrackingToken token) {
        if (e.scope() == DiscontinuationScope.STUDY) {
            boolean completed = e.reasonCode() == DiscontinuationReason.COMPLETED;
            reached(completed ? Step.COMPLETED : Step.DISCONTINUED, e, token);
        }
    }

    @ResetHandler
    void reset() {
        subjects.reset();
        sites.reset();
        studies.reset();
    }

    private void reached(Step step, SubjectEvent e, TrackingToken token) {
        subjects.patch(id(e), Position.of(token), row -> with(row, step));
    }

    private static Document with(Document row, Step step) {
        List<String> steps = new ArrayList<>(row.getList("steps", String.class, List.of()));
        if (!steps.contains(step.name())) {
            steps.add(step.name());
        }
        return row.append("steps", steps);
    }

    private static String id(SubjectEvent e) {
        return e.studyId() + "/" + e.subjectId();
    }
}
