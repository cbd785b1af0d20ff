package io.trialledger.adverseevents.adverseevent;

import org.axonframework.serialization.Revision;

/**
 * A later version no longer shows what was asked about.
 *
 * @param openedInVersion the version the query was opened on
 * @param version the version that answered it
 */
@Revision("1")
public record QueryResolved(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        QueryRule rule,
        int openedInVersion,
        int version)
        implements AdverseEventEvent {}
