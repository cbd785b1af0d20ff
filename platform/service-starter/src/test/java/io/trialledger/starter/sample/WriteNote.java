package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

@AllowedTo({Role.COORDINATOR, Role.SITE_SYSTEM})
public record WriteNote(
        @TargetAggregateIdentifier String noteId,
        String studyId,
        String subjectId,
        String siteId,
        String text,
        LocalDate on,
        @TargetAggregateVersion @Nullable Long version)
        implements OfSubject {}
