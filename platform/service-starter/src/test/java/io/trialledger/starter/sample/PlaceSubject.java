package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record PlaceSubject(@TargetAggregateIdentifier String teamId, String studyId, String siteId, String subjectId)
        implements AtSite {}
