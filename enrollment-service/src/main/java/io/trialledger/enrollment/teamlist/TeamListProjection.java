package io.trialledger.enrollment.teamlist;

import io.trialledger.enrollment.study.TeamMemberAuthorized;
import io.trialledger.enrollment.study.TeamMemberRevoked;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps one row a grant, also after it ended. */
@Component
@ProcessingGroup("team-list")
class TeamListProjection {

    private final Rows rows;

    TeamListProjection(RowsFactory rows) {
        this.rows = rows.named("team_list", Index.of("study", "user", "grant"), Index.ofChanges("study"));
    }

    Rows rows() {
        return rows;
    }

    @EventHandler
    void on(TeamMemberAuthorized e, TrackingToken token) {
        rows.put(
                id(e.studyId(), e.userId(), e.grantId()),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("user", e.userId())
                        .append("name", e.userName())
                        .append("grant", e.grantId())
                        .append("role", e.role().name())
                        .append("site", e.siteId())
                        .append("first", e.from().toString())
                        .append("last", e.to() == null ? null : e.to().toString())
                        .append("backdated", e.backdated())
                        .append("revoked", false));
    }

    @EventHandler
    void on(TeamMemberRevoked e, TrackingToken token) {
        rows.patch(
                id(e.studyId(), e.userId(), e.grantId()),
                Position.of(token),
                row -> row.append("revoked", true)
                        .append("revocationReason", e.reason().encoded()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }

    private static String id(String studyId, String userId, String grantId) {
        return studyId + "/" + userId + "/" + grantId;
    }
}
