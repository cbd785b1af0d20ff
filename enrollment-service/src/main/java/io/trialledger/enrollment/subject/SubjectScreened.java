package io.trialledger.enrollment.subject;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The subject was screened.
 *
 * @param screenedOn calendar day at the site; never before the first consent
 */
@Revision("1")
public record SubjectScreened(String studyId, String subjectId, LocalDate screenedOn) implements SubjectEvent {}
