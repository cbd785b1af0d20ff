package io.trialledger.visits.design;

import org.axonframework.serialization.Revision;

/** Name, units, codes or ranges of an item changed; values recorded before keep what they were judged by. */
@Revision("1")
public record ItemRedefined(String studyId, ItemDefinition definition) implements ItemEvent {}
