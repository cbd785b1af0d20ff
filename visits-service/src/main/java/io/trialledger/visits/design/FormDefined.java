package io.trialledger.visits.design;

import org.axonframework.serialization.Revision;

/** A form of the study is so from now on; one of the same name before it is replaced. */
@Revision("1")
public record FormDefined(String studyId, FormDefinition definition) implements DesignEvent {}
