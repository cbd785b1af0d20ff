package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A person has settled a query: what it asked about is explained, and is not asked again while the record keeps showing it. */
@Revision("1")
public record QueryClosed(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        QueryRule rule,
        int openedInVersion,
        @Nullable Sealed<String> text)
        implements AdverseEventEvent {}
