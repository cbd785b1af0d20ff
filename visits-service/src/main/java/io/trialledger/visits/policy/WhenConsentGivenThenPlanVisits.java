package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.starter.Commands;
import io.trialledger.visits.schedule.PlanVisits;
import io.trialledger.visits.schedule.ScheduleId;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** With consent, data may be collected and the visits of the protocol are planned. */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenConsentGivenThenPlanVisits {

    private final Commands commands;
    private final Protocols protocols;

    WhenConsentGivenThenPlanVisits(Commands commands, Protocols protocols) {
        this.commands = commands;
        this.protocols = protocols;
    }

    @EventHandler
    void on(ConsentGiven e, EventMessage<?> cause) {
        Protocols.Protocol protocol = protocols
                .of(e.getStudyId())
                .orElseThrow(() -> new IllegalStateException("no protocol released for " + e.getStudyId()));
        commands.sendFor(
                cause,
                new PlanVisits(
                        new ScheduleId(e.getStudyId(), e.getSubjectId()),
                        e.getConsentVersion(),
                        LocalDate.parse(e.getConsentedOn()),
                        protocol.version(),
                        protocol.visits()));
    }
}
