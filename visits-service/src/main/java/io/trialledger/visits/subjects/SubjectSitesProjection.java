package io.trialledger.visits.subjects;

import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.starter.Index;
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

/** Answers "at which site is this subject", as far as enrollment has told. */
@Component
@ProcessingGroup("subject-sites")
class SubjectSitesProjection implements SubjectDirectory {

    private final Rows rows;

    SubjectSitesProjection(RowsFactory rows) {
        this.rows = rows.of("enrollment", "subject_sites", Index.of("study", "subject"));
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
                        .append("site", e.getSiteId()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
