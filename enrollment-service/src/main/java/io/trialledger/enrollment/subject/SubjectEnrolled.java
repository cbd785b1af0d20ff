package io.trialledger.enrollment.subject;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The subject takes part in the study.
 *
 * @param enrolledOn calendar day at the site; never before eligibility was attested
 */
@Revision("1")
public record SubjectEnrolled(String studyId, String subjectId, LocalDate enrolledOn) implements SubjectEvent {}
