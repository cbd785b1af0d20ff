package io.trialledger.enrollment.subject;

import io.trialledger.enrollment.study.ChosenId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The subject agreed to a version of the consent form.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record GiveConsent(
        String studyId,
        String subjectId,
        String consentVersion,
        LocalDate consentedOn,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements OfSubject {

    public GiveConsent {
        ChosenId.check("version", consentVersion);
    }

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
