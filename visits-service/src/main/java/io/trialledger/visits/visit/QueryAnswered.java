package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;

/** The site answered a query; it waits for a decision now. */
@Revision("1")
public record QueryAnswered(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        String queryId,
        Sealed<String> text)
        implements QueryEvent {}
