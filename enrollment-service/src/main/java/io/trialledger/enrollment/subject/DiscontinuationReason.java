package io.trialledger.enrollment.subject;

/** Why a subject stopped, coded after CDISC terminology (NCOMPLT). */
public enum DiscontinuationReason {
    DEATH,
    ADVERSE_EVENT,
    WITHDRAWAL_BY_SUBJECT,
    LOST_TO_FOLLOW_UP,
    PHYSICIAN_DECISION,
    PROTOCOL_DEVIATION,
    LACK_OF_EFFICACY,
    STUDY_TERMINATED_BY_SPONSOR,
    /** Went through to the end as planned. */
    COMPLETED,
    OTHER
}
