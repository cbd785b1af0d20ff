package io.trialledger.adverseevents.adverseevent;

import java.util.Set;
import org.axonframework.serialization.Revision;

/** A site reported an adverse event: its version 1. */
@Revision("1")
public record AdverseEventReported(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        AdverseEventRecord adverseEvent,
        Set<Flag> flags)
        implements AdverseEventEvent {}
