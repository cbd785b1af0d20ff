package io.trialledger.enrollment.study;

/** Everything that can happen to a study; the list below is the whole contract. */
public sealed interface StudyEvent
        permits ProtocolVersionReleased,
                SiteAdded,
                SiteActivated,
                EnrollmentPlanned,
                TeamMemberAuthorized,
                TeamMemberRevoked {

    String studyId();
}
