package io.trialledger.visits.schedule;

import io.trialledger.model.OfSubject;

/** A command to the schedule of one subject. */
interface ScheduleCommand extends OfSubject {

    ScheduleId schedule();

    @Override
    default String studyId() {
        return schedule().studyId();
    }

    @Override
    default String subjectId() {
        return schedule().subjectId();
    }
}
