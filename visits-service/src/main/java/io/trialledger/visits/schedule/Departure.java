package io.trialledger.visits.schedule;

/** How a subject left the study. */
public enum Departure {
    SCREEN_FAILED,
    DISCONTINUED,
    COMPLETED,
    DEAD;

    /** What a visit after the departure is: taken, and flagged. */
    public Deviation deviation() {
        return switch (this) {
            case SCREEN_FAILED -> Deviation.AFTER_SCREEN_FAILURE;
            case DISCONTINUED -> Deviation.AFTER_DISCONTINUATION;
            case COMPLETED -> Deviation.AFTER_COMPLETION;
            case DEAD -> Deviation.AFTER_DEATH;
        };
    }
}
