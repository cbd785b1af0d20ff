package io.trialledger.visits.visit;

import io.trialledger.visits.schedule.Placement;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records items of a visit that was placed in the same unit of work; part of {@link RecordVisitData}, never sent alone. */
record RecordItems(@TargetAggregateIdentifier VisitId visitId, Placement placement, List<ItemEntry> items) {

    RecordItems {
        items = List.copyOf(items);
    }
}
