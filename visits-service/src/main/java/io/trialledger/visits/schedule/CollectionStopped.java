package io.trialledger.visits.schedule;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The subject withdrew consent to collect data: none dated after {@code withdrawnOn} is taken. */
@Revision("1")
public record CollectionStopped(String studyId, String subjectId, LocalDate withdrawnOn) implements ScheduleEvent {}
