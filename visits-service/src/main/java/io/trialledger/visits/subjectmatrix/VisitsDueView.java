package io.trialledger.visits.subjectmatrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the {@code after} of the next page; null if this is the last */
public record VisitsDueView(List<DueVisit> items, @Nullable String next) {

    /**
     * A visit that has not taken place.
     *
     * @param label the protocol's
     * @param provisional true while an anchor's planned date stands in for its actual one
     */
    public record DueVisit(
            String subject,
            String site,
            String visit,
            String label,
            String target,
            @Nullable String from,
            @Nullable String to,
            boolean provisional,
            Display display) {}
}
