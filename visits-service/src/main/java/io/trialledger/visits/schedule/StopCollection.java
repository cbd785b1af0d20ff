package io.trialledger.visits.schedule;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject withdrew consent to collect data: the policy's command. */
public record StopCollection(@TargetAggregateIdentifier ScheduleId schedule, LocalDate withdrawnOn)
        implements ScheduleCommand {}
