package io.trialledger.starter.sample;

import io.trialledger.model.InStudy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says nothing about who may send it. */
public record ForgottenCommand(@TargetAggregateIdentifier String noteId, String studyId) implements InStudy {}
