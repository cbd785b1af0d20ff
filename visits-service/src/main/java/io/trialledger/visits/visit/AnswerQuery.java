package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The site's answer; to one given before it adds. */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM})
public record AnswerQuery(@TargetAggregateIdentifier VisitId visitId, QueryId query, Sealed<String> text)
        implements VisitCommand {}
