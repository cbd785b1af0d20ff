package io.trialledger.enrollment.subject;

import io.trialledger.model.PartialDate;
import org.axonframework.serialization.Revision;

/**
 * Another service reported the death of a subject that had left the study before, or had failed screening. The
 * discontinuation that stands is not changed by it; whoever reads the subject must still see the death.
 *
 * @param diedOn as far as it is known
 */
@Revision("1")
public record DeathReported(String studyId, String subjectId, PartialDate diedOn) implements SubjectEvent {}
