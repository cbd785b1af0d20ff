package io.trialledger.adverseevents.adverseevent;

/** How an adverse event ended, or stands (SDTM AEOUT, ICH E2B(R3) E.i.7). */
public enum Outcome {
    RECOVERED,
    RECOVERING,
    NOT_RECOVERED,
    RECOVERED_WITH_SEQUELAE,
    FATAL,
    UNKNOWN;

    boolean isOver() {
        return this == RECOVERED || this == RECOVERED_WITH_SEQUELAE || this == FATAL;
    }
}
