package io.trialledger.adverseevents.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;

/** How much a client may ask for at once. */
final class Limits {

    private static final int MOST = 1000;

    private Limits() {}

    static int checked(int limit) {
        RuleViolated.unless(limit >= 1 && limit <= MOST, StarterRule.MALFORMED, "limit", "1 to " + MOST);
        return limit;
    }
}
