package io.trialledger.messaging;

import io.trialledger.commandbus.v1.Refused;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.messaging.HandlerExecutionException;

/** Tells which failures are refusals, and what of them the caller may learn. */
public final class Refusals {

    private Refusals() {}

    /** A broken rule: {@link RuleViolated} among the causes, or a {@link Rule} as an execution exception's details. */
    public static Optional<Refused> ofRules(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleViolated violated) {
                return Optional.of(refused(violated.rule(), violated.field().orElse(""), violated.why()));
            }
        }
        return HandlerExecutionException.resolveDetails(failure)
                .filter(Rule.class::isInstance)
                .map(details -> refused(
                        (Rule) details,
                        "",
                        Optional.ofNullable(failure.getMessage()).orElse("")));
    }

    /** The first answer of several. */
    @SafeVarargs
    public static Function<Throwable, Optional<Refused>> anyOf(Function<Throwable, Optional<Refused>>... known) {
        return failure -> {
            for (var one : known) {
                Optional<Refused> refused = one.apply(failure);
                if (refused.isPresent()) {
                    return refused;
                }
            }
            return Optional.empty();
        };
    }

    private static Refused refused(Rule rule, String field, String why) {
        return Refused.newBuilder()
                .setRule(rule.name())
                .setField(field)
                .setWhy(why)
                .setKind(rule.kind().name())
                .build();
    }
}
