package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.starter.Commands;
import io.trialledger.visits.schedule.OpenSchedule;
import io.trialledger.visits.schedule.ScheduleId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** A registered subject has a schedule, still empty. */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenSubjectRegisteredThenOpenSchedule {

    private final Commands commands;
    private final SiteTimeZones timeZones;

    WhenSubjectRegisteredThenOpenSchedule(Commands commands, SiteTimeZones timeZones) {
        this.commands = commands;
        this.timeZones = timeZones;
    }

    @EventHandler
    void on(SubjectRegistered e, EventMessage<?> cause) {
        commands.sendFor(
                cause,
                new OpenSchedule(
                        new ScheduleId(e.getStudyId(), e.getSubjectId()),
                        e.getSiteId(),
                        timeZones.of(e.getStudyId(), e.getSiteId())));
    }
}
