package io.trialledger.adverseevents.adverseevent;

/** Everything that can happen to an adverse event; the list below is the whole contract. */
public sealed interface AdverseEventEvent
        permits AdverseEventReported,
                AdverseEventFollowedUp,
                QueryOpened,
                QueryResolved,
                QueryAnswered,
                QueryClosed,
                ObligationOpened,
                ObligationConfirmed,
                ObligationLifted,
                DeathReported,
                DiscontinuationRefused {

    String studyId();

    String siteId();

    String subjectId();

    /** The client's key of the adverse event within the subject. */
    String adverseEventId();

    default AdverseEventId id() {
        return new AdverseEventId(studyId(), subjectId(), adverseEventId());
    }
}
