package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.RuleViolated;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query by what it is about: of one rule, several may be asked in turn, each opened in a version of its own. */
public record SafetyQueryId(AdverseEventId adverseEvent, QueryRule rule, int openedInVersion) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]{1,64})~([A-Za-z0-9._-]{1,64})~([A-Z0-9_]{1,64})~([1-9]\\d{0,5})");

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws RuleViolated {@code UNKNOWN_QUERY} for anything else
     */
    public static SafetyQueryId parse(String study, String text) {
        Matcher parts = FORM.matcher(text);
        RuleViolated.unless(parts.matches(), AdverseEventRule.UNKNOWN_QUERY, "query", "there is no such query");
        try {
            return new SafetyQueryId(
                    new AdverseEventId(study, parts.group(1), parts.group(2)),
                    QueryRule.valueOf(parts.group(3)),
                    Integer.parseInt(parts.group(4)));
        } catch (IllegalArgumentException e) {
            throw new RuleViolated(AdverseEventRule.UNKNOWN_QUERY, "query", "there is no rule " + parts.group(3));
        }
    }

    /** Unique in the study; one segment of a path. */
    @Override
    public String toString() {
        return adverseEvent.subject() + "~" + adverseEvent.event() + "~" + rule + "~" + openedInVersion;
    }
}
