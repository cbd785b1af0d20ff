package io.trialledger.adverseevents.adverseevent;

/** Why a record is queried. Names are API; each is asked about the record's {@link #field()}. */
public enum QueryRule {
    /** Said to be not serious, with a seriousness criterion. */
    SERIOUSNESS_CONTRADICTS_CRITERIA("serious"),
    SERIOUS_WITHOUT_CRITERION("criteria"),
    FATAL_WITHOUT_DEATH_CRITERION("criteria"),
    DEATH_WITHOUT_FATAL_OUTCOME("outcome"),
    END_BEFORE_ONSET("end"),
    ONGOING_WITH_END("ongoing"),
    ONGOING_CONTRADICTS_OUTCOME("ongoing"),
    /** Not recovered or recovering, with an end. */
    END_CONTRADICTS_OUTCOME("outcome"),
    RECOVERED_WITHOUT_END("end"),
    ONSET_MISSING("onset"),
    /** Serious by some reading, and nobody says when the site learnt of it. */
    AWARENESS_MISSING("awareAt"),
    ONSET_BEFORE_CONSENT("onset"),
    NO_CONSENT_RECORDED("onset"),
    ONSET_AFTER_CONSENT_WITHDRAWN("onset"),
    ONSET_AFTER_LEAVING_STUDY("onset"),
    /** Received more than 24 h after the site learnt of it. No later version takes this back; it can only be explained. */
    REPORTED_LATE("awareAt"),
    /** Enrollment refused to take a dead subject out of the study. */
    DISCONTINUATION_REFUSED("outcome");

    private final String field;

    QueryRule(String field) {
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** True if a later version without the contradiction answers it. */
    boolean isAnsweredByTheRecord() {
        return this != REPORTED_LATE && this != DISCONTINUATION_REFUSED;
    }
}
