package io.trialledger.adverseevents.adverseevent;

/** A time limit for reporting. Names are API. */
public enum SafetyClock {
    /** From the site to the sponsor, 24 h (Regulation (EU) 536/2014 Art. 41(2)). */
    SITE_24_HOURS(0),
    /** Fatal or life-threatening: 7 calendar days (Art. 42(2)(a); 21 CFR 312.32(c)(2)). */
    SPONSOR_7_DAYS(7),
    /** Any other: 15 calendar days (Art. 42(2)(b); 21 CFR 312.32(c)(1)). */
    SPONSOR_15_DAYS(15);

    private final int days;

    SafetyClock(int days) {
        this.days = days;
    }

    /** Calendar days from day 0; 0 for the clock that runs by the hour. */
    public int days() {
        return days;
    }

    boolean isSponsors() {
        return this != SITE_24_HOURS;
    }
}
