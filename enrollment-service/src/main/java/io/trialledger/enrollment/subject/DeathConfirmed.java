package io.trialledger.enrollment.subject;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The site itself said that the subject died, after another service had reported it and had taken the subject out for it. From now
 * on the site's own words on it stand; what the service reported stays in the history.
 *
 * @param scope of the discontinuation that the service reported
 * @param diedOn calendar day at the site, as far as it is known
 */
@Revision("1")
public record DeathConfirmed(
        String studyId,
        String subjectId,
        DiscontinuationScope scope,
        PartialDate diedOn,
        @Nullable Sealed<String> reason)
        implements SubjectEvent {}
