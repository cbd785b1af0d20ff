package io.trialledger.visits.visit;

/** Everything that can happen to the items of a visit. */
public sealed interface VisitEvent permits ItemRecorded, ItemCorrected, ItemNotDone, QueryOpened {

    String studyId();

    String subjectId();

    String siteId();

    String visit();

    String item();

    int repeat();
}
