package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.PartialDate;
import org.axonframework.serialization.Revision;

/**
 * A record says for the first time that the subject died of this event.
 *
 * @param diedOn the event's end; without one the best date known
 */
@Revision("1")
public record DeathReported(
        String studyId, String siteId, String subjectId, String adverseEventId, int version, PartialDate diedOn)
        implements AdverseEventEvent {}
