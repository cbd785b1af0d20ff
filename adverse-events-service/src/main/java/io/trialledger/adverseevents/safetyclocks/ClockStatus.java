package io.trialledger.adverseevents.safetyclocks;

/** Where a clock stands. Names are API. */
public enum ClockStatus {
    /** Running. */
    OPEN,
    /** The sponsor's last day is over in the deciding zone. */
    OVERDUE,
    /** The site reported in time. */
    MET,
    /** The site reported after 24 h. */
    LATE,
    /** It was provisional, and the answer showed that nothing was due. */
    LIFTED
}
