package io.trialledger.starter.sample;

import io.trialledger.model.Role;
import io.trialledger.starter.GrantRow;
import io.trialledger.starter.Grants;
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

@Component
@ProcessingGroup("team-grants")
class TeamProjection implements SubjectDirectory {

    private final Grants grants;
    private final Rows subjects;

    TeamProjection(Grants grants, RowsFactory rows) {
        this.grants = grants;
        this.subjects = rows.named("subjects", Index.of("study"));
    }

    @EventHandler
    void on(MemberGranted e, TrackingToken token) {
        grants.put(
                new GrantRow(e.studyId(), e.grantId(), e.userId(), Role.valueOf(e.role()), e.site(), e.from(), e.to()),
                Position.of(token));
    }

    @EventHandler
    void on(MemberRevoked e, TrackingToken token) {
        grants.end(e.studyId(), e.grantId(), Position.of(token));
    }

    @EventHandler
    void on(SubjectPlaced e, TrackingToken token) {
        subjects.put(
                e.studyId() + "/" + e.subjectId(),
                Position.of(token),
                new Document("study", e.studyId()).append("site", e.siteId()));
    }

    @Override
    public Optional<String> siteOf(String studyId, String subjectId) {
        return subjects.present(studyId + "/" + subjectId).map(row -> row.getString("site"));
    }

    @ResetHandler
    void reset() {
        grants.reset();
        subjects.reset();
    }
}
