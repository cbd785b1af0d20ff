package io.trialledger.enrollment.randomization;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An investigator randomizes an enrolled subject at its site, personally. */
@AllowedTo(value = Role.INVESTIGATOR, personally = true)
public record RandomizeSubject(
        String studyId, String subjectId, String siteId, LocalDate randomizedOn, Instant decidedAt)
        implements AtSite, OfSubject {

    @TargetAggregateIdentifier
    public AllocationId aggregateId() {
        return new AllocationId(studyId, siteId);
    }
}
