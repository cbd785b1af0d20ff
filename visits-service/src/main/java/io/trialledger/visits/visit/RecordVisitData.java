package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import io.trialledger.visits.schedule.DateSeen;
import io.trialledger.visits.schedule.Placement;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/**
 * When a subject was seen and what was observed then: one commit. If the visit is refused, nothing is stored; an item that is
 * refused leaves the others untouched.
 *
 * @param expected sequence number of the visit's last event that the sender has seen, -1 for none; null if it does not matter
 * @param scheduled planned visit the client means; null leaves it to the visit's key being one or not
 * @param label what the site calls an unscheduled visit
 * @param date null if the visit was not done, or was recorded before
 * @param dateSeen what the date must be for it to change; null if it does not matter
 * @param notDone why the visit was not done
 * @param reason for changing the date
 */
@AllowedTo({Role.SITE_SYSTEM, Role.COORDINATOR, Role.INVESTIGATOR})
public record RecordVisitData(
        @TargetAggregateIdentifier VisitId visitId,
        @TargetAggregateVersion @Nullable Long expected,
        @Nullable String scheduled,
        @Nullable Sealed<String> label,
        @Nullable PartialDate date,
        @Nullable DateSeen dateSeen,
        @Nullable Sealed<String> notDone,
        @Nullable Sealed<String> reason,
        Instant receivedAt,
        List<ItemEntry> items)
        implements VisitCommand {

    public RecordVisitData {
        items = List.copyOf(items);
    }

    /**
     * What became of the visit and, in the order sent, of each item.
     *
     * @param version how many events the visit's items and queries have now
     * @param last the event stored last; null if nothing was stored
     */
    public record Answer(
            Placement placement,
            List<ItemResult> items,
            long version,
            @Nullable LastEvent last) {}

    /**
     * Where an event is in the log.
     *
     * @param aggregate it belongs to
     * @param sequence its number there, 0-based
     */
    public record LastEvent(String aggregate, long sequence) {}
}
