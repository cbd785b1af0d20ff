package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record RevokeMember(@TargetAggregateIdentifier String teamId, String studyId, String grantId)
        implements InStudy {}
