package io.trialledger.visits.schedule;

import io.trialledger.model.OfSubject;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A subject withdrew consent to collect data: the policy's command. */
public record StopCollection(@TargetAggregateIdentifier ScheduleId schedule, LocalDate withdrawnOn)
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
