package io.trialledger.visits.visit;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import io.trialledger.visits.schedule.Placement;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * When a subject was seen and what was observed then: one commit. If the visit is refused, nothing is stored; an item that is
 * refused leaves the others untouched.
 *
 * @param scheduled planned visit the client means; null leaves it to the visit's key being one or not
 * @param label what the site calls an unscheduled visit
 * @param date null if the visit was not done, or was recorded before
 * @param notDone why the visit was not done
 * @param reason for changing the date
 */
@AllowedTo({Role.SITE_SYSTEM, Role.COORDINATOR, Role.INVESTIGATOR})
public record RecordVisitData(
        @RoutingKey VisitId visitId,
        @Nullable String scheduled,
        @Nullable Sealed<String> label,
        @Nullable PartialDate date,
        @Nullable Sealed<String> notDone,
        @Nullable Sealed<String> reason,
        Instant receivedAt,
        List<ItemEntry> items)
        implements OfSubject {

    public RecordVisitData {
        items = List.copyOf(items);
    }

    @Override
    public String studyId() {
        return visitId.studyId();
    }

    @Override
    public String subjectId() {
        return visitId.subjectId();
    }

    /** What became of the visit and, in the order sent, of each item. */
    public record Answer(Placement placement, List<ItemResult> items) {}
}
