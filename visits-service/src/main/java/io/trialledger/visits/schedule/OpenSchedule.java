package io.trialledger.visits.schedule;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject was registered: the policy's command. */
public record OpenSchedule(@TargetAggregateIdentifier ScheduleId schedule, String siteId, String timeZone)
        implements ScheduleCommand {}
