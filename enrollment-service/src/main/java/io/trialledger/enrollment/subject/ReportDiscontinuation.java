package io.trialledger.enrollment.subject;

import io.trialledger.model.OfSubject;
import io.trialledger.model.PartialDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Another service learned that the subject stopped, for example from a fatal adverse event. Never refused for a date or a
 * status: what stands stands, and the report of a death is kept. Without {@code AllowedTo}: no person or client may send it,
 * only a service named in the configuration of remote commands.
 */
public record ReportDiscontinuation(
        String studyId,
        String subjectId,
        DiscontinuationScope scope,
        PartialDate discontinuedOn,
        DiscontinuationReason reasonCode)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
