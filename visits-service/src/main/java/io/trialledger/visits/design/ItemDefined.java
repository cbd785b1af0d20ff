package io.trialledger.visits.design;

import org.axonframework.serialization.Revision;

/** The study collects a new item. */
@Revision("1")
public record ItemDefined(String studyId, ItemDefinition definition) implements ItemEvent {}
