package io.trialledger.starter;

/**
 * Of which kind a reason is, as its author chooses: what remains to search by, since the words are sealed. After what ICH E6(R3)
 * (4.2.4, data corrections) and GCP inspectors tell apart when data change: was the entry wrong, was the source, or is there news. Names
 * are in the log: add, never rename.
 */
public enum ReasonCategory {
    /** The entry differed from its source: mistyped, wrong field, wrong unit. */
    ENTRY_ERROR,
    /** The source itself was corrected. */
    SOURCE_CORRECTED,
    /** More has become known since. */
    NEW_INFORMATION,
    /** In answer to a query, or to a finding of monitoring or an audit. */
    QUERY_RESOLUTION,
    /** It was not done, not observed, or can't be had. */
    NOT_DONE,
    /** For the subject's safety or on a medical judgement. */
    MEDICAL,
    /** The subject wanted it so. */
    SUBJECT_DECISION,
    /** Staff, delegation, protocol or system: nothing about the subject. */
    ADMINISTRATIVE,
    OTHER
}
