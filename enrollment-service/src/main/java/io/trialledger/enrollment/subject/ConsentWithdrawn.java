package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The subject took a consent back.
 *
 * @param withdrawnOn calendar day at the site
 */
@Revision("1")
public record ConsentWithdrawn(
        String studyId,
        String subjectId,
        String consentVersion,
        WithdrawalScope scope,
        LocalDate withdrawnOn,
        @Nullable Sealed<String> reason)
        implements SubjectEvent {}
