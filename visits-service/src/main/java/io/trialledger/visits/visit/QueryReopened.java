package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The answer does not settle a query; the site is asked again.
 *
 * @param text what is still asked; null if the value was changed after the answer and is out of range again
 */
@Revision("1")
public record QueryReopened(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        String queryId,
        @Nullable Sealed<String> text)
        implements QueryEvent {}
