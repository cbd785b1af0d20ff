package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Settles a query; one that has no answer only with a text. */
@AllowedTo({Role.DATA_MANAGER, Role.MONITOR})
public record CloseQuery(
        @TargetAggregateIdentifier VisitId visitId,
        QueryId query,
        @Nullable Sealed<String> text) implements VisitCommand {}
