package io.trialledger.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command or query was refused, and nothing was stored. {@code why} is shown to the caller and written to logs: it carries
 * dates, codes and numbers, never a direct identifier, free text or an arm.
 */
public final class RuleViolated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final @Nullable String field;

    public RuleViolated(Rule rule, String why) {
        this(rule, null, why);
    }

    /** @param field JSON path of the input that broke the rule, for example {@code consentedOn} or {@code items[3].unit} */
    public RuleViolated(Rule rule, @Nullable String field, String why) {
        super(why);
        this.rule = rule;
        this.field = field;
    }

    /** Throws unless {@code holds}. */
    public static void unless(boolean holds, Rule rule, String why) {
        if (!holds) {
            throw new RuleViolated(rule, why);
        }
    }

    /** Throws, naming the input {@code field}, unless {@code holds}. */
    public static void unless(boolean holds, Rule rule, String field, String why) {
        if (!holds) {
            throw new RuleViolated(rule, field, why);
        }
    }

    public Rule rule() {
        return rule;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The values that broke the rule, as a sentence. */
    public String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
