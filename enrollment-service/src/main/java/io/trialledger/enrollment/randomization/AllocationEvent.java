package io.trialledger.enrollment.randomization;

/** Everything that can happen to an allocation list; the list below is the whole contract. */
public sealed interface AllocationEvent permits AllocationListSealed, AllocationPlaceTaken {

    String studyId();

    String siteId();
}
