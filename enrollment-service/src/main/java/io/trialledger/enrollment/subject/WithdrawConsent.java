package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The subject takes a consent back.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record WithdrawConsent(
        String studyId,
        String subjectId,
        String consentVersion,
        WithdrawalScope scope,
        LocalDate withdrawnOn,
        @Nullable Sealed<String> reason,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
