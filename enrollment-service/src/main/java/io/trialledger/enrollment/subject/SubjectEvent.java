package io.trialledger.enrollment.subject;

/** Everything that can happen to a subject; the list below is the whole contract. */
public sealed interface SubjectEvent
        permits SubjectRegistered,
                ConsentGiven,
                ConsentWithdrawn,
                SubjectScreened,
                EligibilityAttested,
                ScreeningFailed,
                SubjectEnrolled,
                SubjectRandomized,
                SubjectDiscontinued,
                DeathReported,
                DeathConfirmed,
                IdentityRecorded,
                IdentityDisclosed {

    String studyId();

    String subjectId();
}
