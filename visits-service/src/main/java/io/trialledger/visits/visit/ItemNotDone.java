package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The item was not observed.
 *
 * @param before the value recorded before, if this takes it back
 */
@Revision("1")
public record ItemNotDone(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        @Nullable ItemValue before,
        Sealed<String> reason)
        implements VisitEvent {}
