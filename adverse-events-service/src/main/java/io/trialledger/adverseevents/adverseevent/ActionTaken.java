package io.trialledger.adverseevents.adverseevent;

/** What was done with the investigational product (SDTM AEACN). */
public enum ActionTaken {
    DRUG_WITHDRAWN,
    DRUG_INTERRUPTED,
    DOSE_REDUCED,
    DOSE_INCREASED,
    DOSE_NOT_CHANGED,
    NOT_APPLICABLE,
    UNKNOWN
}
