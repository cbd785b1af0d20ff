package io.trialledger.enrollment.subject;

/** What a subject takes back with a consent. */
public enum WithdrawalScope {
    /** Data dated later are no longer taken. */
    DATA_COLLECTION,
    /** Treatment ends, data may still be taken. */
    TREATMENT
}
