package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The subject was assigned to an arm. Same number, shape and size of events for every arm.
 *
 * @param randomizedOn calendar day at the site
 * @param arm the name of the arm, sealed under {@code allocation/<study>/<subject>}
 */
@Revision("1")
public record SubjectRandomized(String studyId, String subjectId, LocalDate randomizedOn, Sealed<String> arm)
        implements SubjectEvent {}
