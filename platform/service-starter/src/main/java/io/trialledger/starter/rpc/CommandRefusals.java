package io.trialledger.starter.rpc;

import io.trialledger.commandbus.v1.Refused;
import io.trialledger.messaging.Refusals;
import io.trialledger.model.Rule;
import io.trialledger.starter.NotAuthorized;
import io.trialledger.starter.StarterRule;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;

/** What another service learns of a command that failed here. */
final class CommandRefusals {

    private CommandRefusals() {}

    static Optional<Refused> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAuthorized) {
                return Optional.of(refused("NOT_AUTHORIZED", "FORBIDDEN"));
            }
            if (cause instanceof AggregateNotFoundException) {
                return Optional.of(refused(StarterRule.UNKNOWN.name(), Rule.Kind.UNKNOWN.name()));
            }
            if (cause instanceof AggregateStreamCreationException) {
                return Optional.of(refused(StarterRule.EXISTS.name(), Rule.Kind.CONFLICT.name()));
            }
        }
        return Refusals.ofRules(failure);
    }

    private static Refused refused(String rule, String kind) {
        return Refused.newBuilder().setRule(rule).setKind(kind).build();
    }
}
