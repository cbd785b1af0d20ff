package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.SubjectDiscontinued;
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

/**
 * Whoever left the study is not expected any more. A death reported after that ({@code DeathReported}) changes nothing here: no
 * visit is planned any more, and one recorded all the same is flagged by the way the subject left.
 */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenSubjectDiscontinuedThenCancelVisits {

    private static final String STUDY = "STUDY";

    private final Commands commands;

    WhenSubjectDiscontinuedThenCancelVisits(Commands commands) {
        this.commands = commands;
    }

    /** Who only stops treatment is still seen. */
    @EventHandler
    void on(SubjectDiscontinued e, EventMessage<?> cause) {
        if (e.getScope().equals(STUDY)) {
            commands.sendFor(
                    cause,
                    new CancelVisits(
                            new ScheduleId(e.getStudyId(), e.getSubjectId()),
                            departure(e.getReasonCode()),
                            new PartialDate(e.getDiscontinuedOn())));
        }
    }

    private static Departure departure(String reasonCode) {
        return switch (reasonCode) {
            case "DEATH" -> Departure.DEAD;
            case "COMPLETED" -> Departure.COMPLETED;
            default -> Departure.DISCONTINUED;
        };
    }
}
