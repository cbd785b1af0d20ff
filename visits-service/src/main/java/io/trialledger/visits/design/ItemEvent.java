package io.trialledger.visits.design;

/** Everything that can happen to a study's item definitions. */
public sealed interface ItemEvent extends DesignEvent permits ItemDefined, ItemRedefined {

    ItemDefinition definition();
}
