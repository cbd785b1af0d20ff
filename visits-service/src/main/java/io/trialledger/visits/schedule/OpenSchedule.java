package io.trialledger.visits.schedule;

import io.trialledger.model.OfSubject;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject was registered: the policy's command. */
public record OpenSchedule(@TargetAggregateIdentifier ScheduleId schedule, String siteId, String timeZone)
        implements OfSubject {

    @Override
    public String studyId() {
        return schedule.studyId();
    }

    @Override
    public String subjectId() {
        return schedule.subjectId();
    }
}
