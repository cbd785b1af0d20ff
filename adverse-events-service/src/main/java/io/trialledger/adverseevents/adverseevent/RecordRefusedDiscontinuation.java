package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.AllowedTo;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Remembers that enrollment refused to take a dead subject out of the study. Sent by the policy only.
 *
 * @param refusedBy the rule enrollment named
 */
@AllowedTo({})
public record RecordRefusedDiscontinuation(
        @TargetAggregateIdentifier AdverseEventId id, String refusedBy) implements AboutAdverseEvent {}
