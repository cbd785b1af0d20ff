package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Another value replaces the one recorded before, which stays in the history.
 *
 * @param before null if the item had been recorded as not done
 */
@Revision("1")
public record ItemCorrected(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        @Nullable ItemValue before,
        ItemValue value,
        Sealed<String> reason)
        implements VisitEvent {}
