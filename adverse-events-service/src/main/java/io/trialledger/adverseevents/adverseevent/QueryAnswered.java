package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;

/** The site has said something about a query; the record stands as it is. */
@Revision("1")
public record QueryAnswered(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        QueryRule rule,
        int openedInVersion,
        Sealed<String> text)
        implements AdverseEventEvent {}
