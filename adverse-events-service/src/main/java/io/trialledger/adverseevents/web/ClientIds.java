package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;

/** The form of ids that clients choose. */
final class ClientIds {

    static final String FORM = "[A-Za-z0-9._-]{1,64}";

    private ClientIds() {}

    static AdverseEventId adverseEvent(String study, String subject, String event) {
        check("study", study);
        check("subject", subject);
        check("event", event);
        return new AdverseEventId(study, subject, event);
    }

    private static void check(String field, String id) {
        RuleViolated.unless(id.matches(FORM), StarterRule.MALFORMED, field, "an id is 1 to 64 of A-Z a-z 0-9 . _ -");
    }
}
