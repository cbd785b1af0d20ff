package io.trialledger.visits.visit;

import io.trialledger.model.OfSubject;

/** A command to one visit of one subject. */
interface VisitCommand extends OfSubject {

    VisitId visitId();

    @Override
    default String studyId() {
        return visitId().studyId();
    }

    @Override
    default String subjectId() {
        return visitId().subjectId();
    }
}
