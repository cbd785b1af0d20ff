package io.trialledger.enrollment.subject;

import io.trialledger.enrollment.study.ChosenId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a number to a candidate. Authority is taken from the site named here: the subject has none yet.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record RegisterSubject(
        String studyId,
        String subjectId,
        String siteId,
        @Nullable Long expectedVersion) implements AtSite, OfSubject {

    public RegisterSubject {
        ChosenId.check("subject", subjectId);
    }

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
