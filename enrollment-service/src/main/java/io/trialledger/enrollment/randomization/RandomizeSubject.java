package io.trialledger.enrollment.randomization;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * An investigator randomizes an enrolled subject at its site, personally.
 *
 * @param expectedVersion sequence number of the subject's last event as the sender knows it; null for any
 */
@AllowedTo(value = Role.INVESTIGATOR, personally = true)
public record RandomizeSubject(
        String studyId,
        String subjectId,
        String siteId,
        LocalDate randomizedOn,
        Instant decidedAt,
        @Nullable Long expectedVersion)
        implements AtSite, OfSubject {

    @TargetAggregateIdentifier
    public AllocationId aggregateId() {
        return new AllocationId(studyId, siteId);
    }
}
