package io.trialledger.enrollment.teamlist;

import io.trialledger.enrollment.study.TeamMemberAuthorized;
import io.trialledger.enrollment.study.TeamMemberRevoked;
import io.trialledger.starter.GrantRow;
import io.trialledger.starter.Grants;
import io.trialledger.starter.Position;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Fills the grants every command and query here is checked against. */
@Component
@ProcessingGroup("team-grants")
class TeamGrantsProjection {

    private final Grants grants;

    TeamGrantsProjection(Grants grants) {
        this.grants = grants;
    }

    @EventHandler
    void on(TeamMemberAuthorized e, TrackingToken token) {
        grants.put(
                new GrantRow(
                        e.studyId(),
                        e.userId() + "/" + e.grantId(),
                        e.userId(),
                        e.role(),
                        e.siteId(),
                        e.from(),
                        e.to()),
                Position.of(token));
    }

    @EventHandler
    void on(TeamMemberRevoked e, TrackingToken token) {
        grants.end(e.studyId(), e.userId() + "/" + e.grantId(), Position.of(token));
    }

    @ResetHandler
    void reset() {
        grants.reset();
    }
}
