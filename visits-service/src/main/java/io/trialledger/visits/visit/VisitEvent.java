package io.trialledger.visits.visit;

/** Everything that can happen to the items of a visit and to the queries on them. */
public sealed interface VisitEvent permits ItemRecorded, ItemCorrected, ItemNotDone, QueryEvent {

    String studyId();

    String subjectId();

    String siteId();

    String visit();

    String item();

    int repeat();
}
