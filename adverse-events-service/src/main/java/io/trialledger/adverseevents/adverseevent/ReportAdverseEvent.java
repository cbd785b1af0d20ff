package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Reports an adverse event. Saying the same again does nothing; saying something else needs a reason, and then is a follow-up.
 *
 * @param receivedAt the server's time
 * @param reasonGiven whether the envelope carries a reason
 * @param expectedVersion the present version the client decided on, if it says so
 */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM})
public record ReportAdverseEvent(
        @TargetAggregateIdentifier AdverseEventId id,
        AdverseEventRecord adverseEvent,
        SubjectStanding standing,
        Instant receivedAt,
        boolean reasonGiven,
        @Nullable Integer expectedVersion)
        implements AboutAdverseEvent {}
