package io.trialledger.adverseevents.adverseevent;

import org.axonframework.serialization.Revision;

/** The query about seriousness was answered: a provisional obligation is one. */
@Revision("1")
public record ObligationConfirmed(
        String studyId, String siteId, String subjectId, String adverseEventId, String obligationId, int version)
        implements AdverseEventEvent {}
