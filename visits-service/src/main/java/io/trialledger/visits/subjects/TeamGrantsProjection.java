package io.trialledger.visits.subjects;

import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.enrollment.v1.TeamMemberRevoked;
import io.trialledger.model.Role;
import io.trialledger.starter.GrantRow;
import io.trialledger.starter.Grants;
import io.trialledger.starter.Position;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Answers "who may do what, where": the grants this service checks commands and queries against. */
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
                        e.getStudyId(),
                        e.getGrantId(),
                        e.getUserId(),
                        Role.valueOf(e.getRole()),
                        e.getSiteId().isEmpty() ? null : e.getSiteId(),
                        LocalDate.parse(e.getFrom()),
                        e.getTo().isEmpty() ? null : LocalDate.parse(e.getTo())),
                Position.of(token));
    }

    @EventHandler
    void on(TeamMemberRevoked e, TrackingToken token) {
        grants.end(e.getStudyId(), e.getGrantId(), Position.of(token));
    }

    @ResetHandler
    void reset() {
        grants.reset();
    }
}
