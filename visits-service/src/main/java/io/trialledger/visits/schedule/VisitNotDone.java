package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The visit did not and will not take place.
 *
 * @param before the date recorded before, if this takes it back
 */
@Revision("1")
public record VisitNotDone(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        boolean planned,
        @Nullable PartialDate before,
        Sealed<String> reason)
        implements ScheduleEvent {}
