package io.trialledger.starter.sample;

import io.trialledger.model.OfSubject;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sent only by another service. */
public record RemoveSubject(@TargetAggregateIdentifier String teamId, String studyId, String subjectId)
        implements OfSubject {}
