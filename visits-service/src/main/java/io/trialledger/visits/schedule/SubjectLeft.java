package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import org.axonframework.serialization.Revision;

/** The subject left the study; visits after {@code leftOn} are deviations. */
@Revision("1")
public record SubjectLeft(String studyId, String subjectId, Departure departure, PartialDate leftOn)
        implements ScheduleEvent {}
