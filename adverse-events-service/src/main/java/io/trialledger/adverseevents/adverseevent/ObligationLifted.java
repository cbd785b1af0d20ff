package io.trialledger.adverseevents.adverseevent;

import org.axonframework.serialization.Revision;

/** The query about seriousness was answered: a provisional obligation is none, or a shorter one than feared. */
@Revision("1")
public record ObligationLifted(
        String studyId, String siteId, String subjectId, String adverseEventId, String obligationId, int version)
        implements AdverseEventEvent {}
