package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.ConsentWithdrawn;
import io.trialledger.starter.Commands;
import io.trialledger.visits.schedule.ScheduleId;
import io.trialledger.visits.schedule.StopCollection;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Without consent to collect data, none later is taken and no visit is expected. */
@Component
@ProcessingGroup("visit-planning")
@DisallowReplay
class WhenConsentWithdrawnThenStopCollection {

    private static final String DATA_COLLECTION = "DATA_COLLECTION";

    private final Commands commands;

    WhenConsentWithdrawnThenStopCollection(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ConsentWithdrawn e, EventMessage<?> cause) {
        if (e.getScope().equals(DATA_COLLECTION)) {
            commands.sendFor(
                    cause,
                    new StopCollection(
                            new ScheduleId(e.getStudyId(), e.getSubjectId()), LocalDate.parse(e.getWithdrawnOn())));
        }
    }
}
