package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the site about a recorded item; answers the new query's id. */
@AllowedTo({Role.DATA_MANAGER, Role.MONITOR})
public record AskQuery(@TargetAggregateIdentifier VisitId visitId, String item, int repeat, Sealed<String> text)
        implements VisitCommand {}
