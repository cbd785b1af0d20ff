package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Adds a version to a reported adverse event: the whole record as it is known now.
 *
 * @param receivedAt the server's time
 * @param expectedVersion the present version the client decided on, if it says so
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM})
public record FollowUpAdverseEvent(
        @TargetAggregateIdentifier AdverseEventId id,
        AdverseEventRecord adverseEvent,
        SubjectStanding standing,
        Instant receivedAt,
        @Nullable Integer expectedVersion)
        implements AboutAdverseEvent {}
