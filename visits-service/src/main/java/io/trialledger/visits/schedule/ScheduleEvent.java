package io.trialledger.visits.schedule;

/** Everything that can happen to a subject's schedule. */
public sealed interface ScheduleEvent
        permits ScheduleOpened,
                CollectionConsented,
                CollectionStopped,
                VisitsPlanned,
                VisitsCancelled,
                SubjectLeft,
                VisitTookPlace,
                VisitDateCorrected,
                VisitNotDone {

    String studyId();

    String subjectId();
}
