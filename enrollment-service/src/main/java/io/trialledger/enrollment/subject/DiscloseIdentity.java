package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A person of the site is about to look at who the subject is. What for, comes with the command as its reason.
 *
 * @param disclosureId the same whenever the request is repeated
 */
@AllowedTo(
        value = {Role.COORDINATOR, Role.INVESTIGATOR},
        personally = true)
public record DiscloseIdentity(String studyId, String subjectId, String disclosureId) implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
