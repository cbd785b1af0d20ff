package io.trialledger.visits.schedule;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject gave consent: the policy's command. Visits are planned with the first consent only. */
public record PlanVisits(
        @TargetAggregateIdentifier ScheduleId schedule,
        String consentVersion,
        LocalDate consentedOn,
        String protocolVersion,
        List<PlannedVisit> visits)
        implements ScheduleCommand {

    public PlanVisits {
        visits = List.copyOf(visits);
    }
}
