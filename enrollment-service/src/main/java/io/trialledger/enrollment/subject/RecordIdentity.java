package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The site says who the subject is, for its own use.
 *
 * @param reasonGiven whether the sender says why; a change needs it
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record RecordIdentity(
        String studyId,
        String subjectId,
        Identity identity,
        boolean reasonGiven,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
