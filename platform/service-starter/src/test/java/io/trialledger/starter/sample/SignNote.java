package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@AllowedTo(
        value = {Role.COORDINATOR, Role.SITE_SYSTEM},
        personally = true)
public record SignNote(@TargetAggregateIdentifier String noteId, String studyId, String siteId) implements AtSite {}
