package io.trialledger.enrollment.subject;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The subject stopped treatment, or left the study. The first one of a scope stands, until a {@link DeathConfirmed}.
 *
 * @param discontinuedOn calendar day at the site, as far as it is known
 */
@Revision("1")
public record SubjectDiscontinued(
        String studyId,
        String subjectId,
        DiscontinuationScope scope,
        PartialDate discontinuedOn,
        DiscontinuationReason reasonCode,
        @Nullable Sealed<String> reason,
        Reporter reportedBy)
        implements SubjectEvent {}
