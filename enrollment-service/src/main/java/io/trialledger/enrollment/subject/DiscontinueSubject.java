package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The site says that the subject stopped.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record DiscontinueSubject(
        String studyId,
        String subjectId,
        DiscontinuationScope scope,
        PartialDate discontinuedOn,
        DiscontinuationReason reasonCode,
        @Nullable Sealed<String> reason,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
