package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks the site about an item.
 *
 * @param value as recorded then; null if it is a text or was not done
 */
@Revision("1")
public record QueryAsked(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        String queryId,
        @Nullable String value,
        @Nullable String unit,
        Sealed<String> text)
        implements QueryEvent {}
