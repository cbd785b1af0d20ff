package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.ScreeningFailed;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.Commands;
import io.trialledger.visits.schedule.CancelVisits;
import io.trialledger.visits.schedule.Departure;
import io.trialledger.visits.schedule.ScheduleId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Whoever failed screening is not expected any more. */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenScreeningFailedThenCancelVisits {

    private final Commands commands;

    WhenScreeningFailedThenCancelVisits(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ScreeningFailed e, EventMessage<?> cause) {
        commands.sendFor(
                cause,
                new CancelVisits(
                        new ScheduleId(e.getStudyId(), e.getSubjectId()),
                        Departure.SCREEN_FAILED,
                        new PartialDate(e.getFailedOn())));
    }
}
