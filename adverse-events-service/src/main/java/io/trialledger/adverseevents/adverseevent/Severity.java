package io.trialledger.adverseevents.adverseevent;

/** Intensity of an adverse event (SDTM AESEV); says nothing about seriousness. */
public enum Severity {
    MILD,
    MODERATE,
    SEVERE
}
