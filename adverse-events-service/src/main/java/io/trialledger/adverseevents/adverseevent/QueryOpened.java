package io.trialledger.adverseevents.adverseevent;

import org.axonframework.serialization.Revision;

/** The record of an adverse event is questioned: it was taken as it is, and the site is asked. */
@Revision("1")
public record QueryOpened(
        String studyId, String siteId, String subjectId, String adverseEventId, QueryRule rule, int version)
        implements AdverseEventEvent {}
