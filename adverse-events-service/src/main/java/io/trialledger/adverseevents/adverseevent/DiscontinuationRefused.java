package io.trialledger.adverseevents.adverseevent;

import org.axonframework.serialization.Revision;

/**
 * Enrollment refused to take a dead subject out of the study.
 *
 * @param refusedBy the rule enrollment named
 */
@Revision("1")
public record DiscontinuationRefused(
        String studyId, String siteId, String subjectId, String adverseEventId, String refusedBy)
        implements AdverseEventEvent {}
