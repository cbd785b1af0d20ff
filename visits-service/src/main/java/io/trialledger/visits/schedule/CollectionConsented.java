package io.trialledger.visits.schedule;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** Data of the subject may be collected from {@code consentedOn} on. */
@Revision("1")
public record CollectionConsented(String studyId, String subjectId, String consentVersion, LocalDate consentedOn)
        implements ScheduleEvent {}
