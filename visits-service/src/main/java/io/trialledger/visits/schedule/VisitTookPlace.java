package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The subject was seen.
 *
 * @param label what the site calls an unscheduled visit
 * @param date day known, time of day if given
 * @param due as shown when the date was entered; null if the visit is not planned
 * @param timing by {@code due}
 */
@Revision("1")
public record VisitTookPlace(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        boolean planned,
        @Nullable Sealed<String> label,
        PartialDate date,
        @Nullable Due due,
        Timing timing,
        @Nullable Deviation deviation)
        implements ScheduleEvent {}
