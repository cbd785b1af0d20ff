package io.trialledger.model;

/** What a person or system may be granted in a study, at one site or in the whole study (ICH E6(R3) 2.3, 3.16; 21 CFR 11.10(g)). */
public enum Role {
    STUDY_ADMINISTRATOR,
    COORDINATOR,
    INVESTIGATOR,
    /** A site's own computer system: an API client, never a person. */
    SITE_SYSTEM,
    MONITOR,
    DATA_MANAGER,
    SAFETY_OFFICER,
    /** Unblinded. */
    STATISTICIAN,
    SPONSOR_AUDITOR,
    /** Read only, for a period. */
    INSPECTOR
}
