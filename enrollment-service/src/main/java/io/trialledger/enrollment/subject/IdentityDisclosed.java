package io.trialledger.enrollment.subject;

import org.axonframework.serialization.Revision;

/**
 * The actor of this event may look at who the subject is; its reason says what for. Recorded before anything is shown.
 *
 * @param number of disclosures of this subject up to this one
 */
@Revision("1")
public record IdentityDisclosed(String studyId, String subjectId, String disclosureId, int number)
        implements SubjectEvent {}
