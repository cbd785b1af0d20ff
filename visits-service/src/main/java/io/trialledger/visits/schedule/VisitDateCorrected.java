package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Another date replaces the one recorded before, which stays in the history.
 *
 * @param before null if the visit had been recorded as not done
 */
@Revision("1")
public record VisitDateCorrected(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        @Nullable PartialDate before,
        PartialDate date,
        Sealed<String> reason,
        @Nullable Due due,
        Timing timing,
        @Nullable Deviation deviation)
        implements ScheduleEvent {}
