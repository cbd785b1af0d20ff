package io.trialledger.visits.design;

/** Everything that can happen to a study's item definitions. */
public sealed interface DesignEvent permits ItemDefined, ItemRedefined {

    String studyId();

    ItemDefinition definition();
}
