package io.trialledger.adverseevents.adverseevent;

/** What started a clock. */
public enum ClockBasis {
    /** The site learnt of it, as the site says. */
    AWARENESS,
    /** It was received and recorded here. */
    RECEIPT
}
