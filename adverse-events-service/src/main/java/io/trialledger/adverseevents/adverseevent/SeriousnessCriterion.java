package io.trialledger.adverseevents.adverseevent;

/** What makes an adverse event serious (ICH E2A II.B; the SDTM variable in the comment). */
public enum SeriousnessCriterion {
    /** AESDTH. */
    DEATH,
    /** AESLIFE. */
    LIFE_THREATENING,
    /** AESHOSP: needed or prolonged a stay in hospital. */
    HOSPITALIZATION,
    /** AESDISAB. */
    DISABILITY,
    /** AESCONG. */
    CONGENITAL_ANOMALY,
    /** AESMIE. */
    OTHER_MEDICALLY_IMPORTANT,
    /** AESCAN. */
    CANCER,
    /** AESOD. */
    OVERDOSE
}
