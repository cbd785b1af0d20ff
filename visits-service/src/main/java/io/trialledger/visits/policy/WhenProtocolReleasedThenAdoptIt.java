package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.ProtocolVersionReleased;
import io.trialledger.starter.Commands;
import io.trialledger.visits.design.AdoptProtocol;
import io.trialledger.visits.design.DesignId;
import io.trialledger.visits.design.Epoch;
import io.trialledger.visits.design.ProtocolVisit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** What is done at which visit is known from the protocol's release on. */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenProtocolReleasedThenAdoptIt {

    private final Commands commands;

    WhenProtocolReleasedThenAdoptIt(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ProtocolVersionReleased e, EventMessage<?> cause) {
        commands.sendFor(
                cause,
                new AdoptProtocol(
                        new DesignId(e.getStudyId()),
                        e.getVersion(),
                        e.getEpochsList().stream()
                                .map(epoch -> new Epoch(epoch.getId(), epoch.getName()))
                                .toList(),
                        e.getScheduleList().stream()
                                .map(visit -> new ProtocolVisit(
                                        visit.getKey(),
                                        visit.getLabel(),
                                        visit.getEpochId(),
                                        visit.getActivitiesList().stream().toList()))
                                .toList()));
    }
}
