package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject left the study: the policy's command cancels what remains of the plan. The first departure stands. */
public record CancelVisits(@TargetAggregateIdentifier ScheduleId schedule, Departure departure, PartialDate leftOn)
        implements ScheduleCommand {}
