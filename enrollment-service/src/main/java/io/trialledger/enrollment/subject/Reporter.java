package io.trialledger.enrollment.subject;

/** Who says that a subject stopped. */
public enum Reporter {
    /** The site, through the public API. */
    SITE,
    /** Another service, for example adverse events on a death. */
    SERVICE
}
