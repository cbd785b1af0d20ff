package io.trialledger.local.demo;

/** How far a demo subject has come. */
enum Fate {
    REGISTERED("REGISTERED"),
    CONSENTED("CONSENTED"),
    IN_SCREENING("SCREENED"),
    SCREEN_FAILURE("SCREENING_FAILED"),
    ELIGIBLE("ELIGIBLE"),
    ON_TREATMENT("RANDOMIZED"),
    COMPLETED("COMPLETED"),
    WITHDRAWN("DISCONTINUED", 50, "WITHDRAWAL_BY_SUBJECT"),
    LOST("DISCONTINUED", 61, "LOST_TO_FOLLOW_UP"),
    ADVERSE_EVENT("DISCONTINUED", 40, "ADVERSE_EVENT"),
    LACK_OF_EFFICACY("DISCONTINUED", 60, "LACK_OF_EFFICACY"),
    /** The adverse events service tells enrollment. */
    DIED("DISCONTINUED", 68, "DEATH");

    private static final int STAYS = -1;

    private final String status;
    private final int leftAfterDays;
    private final String reasonCode;

    Fate(String status) {
        this(status, STAYS, status);
    }

    Fate(String status, int leftAfterDays, String reasonCode) {
        this.status = status;
        this.leftAfterDays = leftAfterDays;
        this.reasonCode = reasonCode;
    }

    /** What enrollment must say in the end. */
    String status() {
        return status;
    }

    String reasonCode() {
        return reasonCode;
    }

    boolean leftEarly() {
        return leftAfterDays != STAYS;
    }

    /** Days after the first dose. */
    int leftAfterDays() {
        return leftAfterDays;
    }
}
