package io.trialledger.adverseevents.adverseevent;

import java.util.Set;
import org.axonframework.serialization.Revision;

/**
 * A site said more, or something else, about an adverse event.
 *
 * @param version 2 and up
 * @param present false if it was written before the record that is present, and only arrived later
 */
@Revision("1")
public record AdverseEventFollowedUp(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        int version,
        boolean present,
        AdverseEventRecord adverseEvent,
        Set<Flag> flags)
        implements AdverseEventEvent {}
