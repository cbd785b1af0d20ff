package io.trialledger.visits.subjects;

import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.ScreeningFailed;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import io.trialledger.enrollment.v1.SubjectEnrolled;
import io.trialledger.enrollment.v1.SubjectRandomized;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.SubjectDirectory;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers "at which site is this subject, and how far has it come", as far as enrollment has told. */
@Component
@ProcessingGroup("subject-list")
class SubjectListProjection implements SubjectDirectory {

    private static final String STUDY = "STUDY";
    private static final String COMPLETED = "COMPLETED";

    private final Rows rows;

    SubjectListProjection(RowsFactory rows) {
        this.rows = SubjectList.rows(rows);
    }

    @Override
    public Optional<String> siteOf(String studyId, String subjectId) {
        return rows.present(studyId + "/" + subjectId).map(row -> row.getString("site"));
    }

    @EventHandler
    void on(SubjectRegistered e, TrackingToken token) {
        rows.put(
                e.getStudyId() + "/" + e.getSubjectId(),
                Position.of(token),
                new Document("study", e.getStudyId())
                        .append("subject", e.getSubjectId())
                        .append("site", e.getSiteId())
                        .append("status", SubjectStatus.REGISTERED.name()));
    }

    /** A further consent changes nothing about how far somebody has come. */
    @EventHandler
    void on(ConsentGiven e, TrackingToken token) {
        boolean first = rows.present(e.getStudyId() + "/" + e.getSubjectId())
                .filter(row -> row.getString("status").equals(SubjectStatus.REGISTERED.name()))
                .isPresent();
        if (first) {
            set(e.getStudyId(), e.getSubjectId(), SubjectStatus.CONSENTED, token);
        }
    }

    @EventHandler
    void on(ScreeningFailed e, TrackingToken token) {
        set(e.getStudyId(), e.getSubjectId(), SubjectStatus.SCREENING_FAILED, token);
    }

    @EventHandler
    void on(SubjectEnrolled e, TrackingToken token) {
        set(e.getStudyId(), e.getSubjectId(), SubjectStatus.ENROLLED, token);
    }

    @EventHandler
    void on(SubjectRandomized e, TrackingToken token) {
        set(e.getStudyId(), e.getSubjectId(), SubjectStatus.RANDOMIZED, token);
    }

    /** Who only stops treatment stays in the study. */
    @EventHandler
    void on(SubjectDiscontinued e, TrackingToken token) {
        if (e.getScope().equals(STUDY)) {
            SubjectStatus status =
                    e.getReasonCode().equals(COMPLETED) ? SubjectStatus.COMPLETED : SubjectStatus.DISCONTINUED;
            set(e.getStudyId(), e.getSubjectId(), status, token);
        }
    }

    private void set(String study, String subject, SubjectStatus status, TrackingToken token) {
        rows.patch(study + "/" + subject, Position.of(token), row -> row.append("status", status.name()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
