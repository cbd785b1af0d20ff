package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks again what was answered or closed. */
@AllowedTo({Role.DATA_MANAGER, Role.MONITOR})
public record ReopenQuery(@TargetAggregateIdentifier VisitId visitId, QueryId query, Sealed<String> text)
        implements VisitCommand {}
