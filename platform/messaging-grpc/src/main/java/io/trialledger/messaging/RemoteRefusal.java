package io.trialledger.messaging;

import io.trialledger.commandbus.v1.Refused;
import java.util.Optional;
import org.axonframework.common.AxonNonTransientException;

/** Another service refused a command by a rule, or its caller; nothing was stored there. Repeating it changes nothing. */
public final class RemoteRefusal extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String field;
    private final String why;
    private final String kind;

    RemoteRefusal(Refused refused) {
        super(refused.getRule() + ": " + refused.getWhy());
        this.rule = refused.getRule();
        this.field = refused.getField();
        this.kind = refused.getKind();
        this.why = refused.getWhy();
    }

    /** The rule's name, as clients of that service know it. */
    public String rule() {
        return rule;
    }

    /** Path of the input that broke the rule. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** The values that broke the rule, as a sentence; nothing personal. */
    public String why() {
        return why;
    }

    /** A constant's name of {@code io.trialledger.model.Rule.Kind}, or {@code FORBIDDEN}. */
    public String kind() {
        return kind;
    }
}
