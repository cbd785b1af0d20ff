package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;

/**
 * The site says who the subject is, for the first time or corrected.
 *
 * @param identity sealed under {@code subject/<study>/<subject>}: destroying that key erases it from the whole history
 */
@Revision("1")
public record IdentityRecorded(String studyId, String subjectId, Sealed<Identity> identity) implements SubjectEvent {}
