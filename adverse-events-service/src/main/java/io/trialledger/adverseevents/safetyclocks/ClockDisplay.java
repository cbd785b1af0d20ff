package io.trialledger.adverseevents.safetyclocks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;

/** Where a clock stands, in the words the reader sees. */
public enum ClockDisplay {
    RUNNING("running"),
    /** Running, and over within 48 hours. */
    DUE_SOON("dueSoon"),
    OVERDUE("overdue"),
    MET("met"),
    MET_LATE("metLate"),
    LIFTED("lifted");

    private static final Duration SOON = Duration.ofHours(48);

    private final String word;

    ClockDisplay(String word) {
        this.word = word;
    }

    /** Its name in the API. */
    @JsonValue
    public String word() {
        return word;
    }

    static ClockDisplay of(ClockStatus status, Instant dueAt, Instant now) {
        return switch (status) {
            case OPEN -> dueAt.isAfter(now.plus(SOON)) ? RUNNING : DUE_SOON;
            case OVERDUE -> OVERDUE;
            case MET -> MET;
            case LATE -> MET_LATE;
            case LIFTED -> LIFTED;
        };
    }
}
