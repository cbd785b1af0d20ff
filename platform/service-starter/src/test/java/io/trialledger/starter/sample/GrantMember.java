package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record GrantMember(
        @TargetAggregateIdentifier String teamId,
        String studyId,
        String grantId,
        String userId,
        String role,
        @Nullable String site,
        LocalDate from,
        @Nullable LocalDate to)
        implements InStudy {}
