package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.OfSubject;

/** A command or query about one adverse event: who may send it is decided at its subject's site. */
public interface AboutAdverseEvent extends OfSubject {

    AdverseEventId id();

    @Override
    default String studyId() {
        return id().study();
    }

    @Override
    default String subjectId() {
        return id().subject();
    }
}
