package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * An investigator answers every criterion, personally: eligible, or a screening failure.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo(value = Role.INVESTIGATOR, personally = true)
public record AttestEligibility(
        String studyId,
        String subjectId,
        LocalDate attestedOn,
        List<CriterionAnswer> answers,
        @Nullable Sealed<String> failureReason,
        @Nullable Sealed<String> note,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
