package io.trialledger.visits.visit;

import org.axonframework.serialization.Revision;

/** The first value of an item. */
@Revision("1")
public record ItemRecorded(
        String studyId, String subjectId, String siteId, String visit, String item, int repeat, ItemValue value)
        implements VisitEvent {}
