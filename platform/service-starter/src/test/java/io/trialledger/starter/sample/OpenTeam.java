package io.trialledger.starter.sample;

import io.trialledger.model.InStudy;
import io.trialledger.model.NeedsScope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@NeedsScope("study.create")
public record OpenTeam(@TargetAggregateIdentifier String teamId, String studyId, String administrator)
        implements InStudy {}
