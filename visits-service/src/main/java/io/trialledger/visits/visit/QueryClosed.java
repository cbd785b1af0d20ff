package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A query is settled.
 *
 * @param text what its closer says; null if nothing, or if the check that opened it closed it
 */
@Revision("1")
public record QueryClosed(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        String queryId,
        Settled because,
        @Nullable Sealed<String> text)
        implements QueryEvent {

    /** Why a query is settled. */
    public enum Settled {
        /** Somebody read it and decided so. */
        REVIEWED,
        /** The value that raised it was corrected, or taken back. */
        CORRECTED
    }
}
