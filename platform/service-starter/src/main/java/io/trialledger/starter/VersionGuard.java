package io.trialledger.starter;

import io.trialledger.model.RuleViolated;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a command whose {@code @TargetAggregateVersion} is not the stored one. Axon looks only for older versions, and not at
 * all where an aggregate may be created. Compared after the handler and before the commit: whatever is stored in between makes
 * the commit fail.
 */
class VersionGuard implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventStorageEngine engine;

    VersionGuard(EventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Object command = work.getMessage().getPayload();
        Object result = chain.proceed();
        Optional<Long> expected = CommandTarget.version(command);
        if (expected.isPresent()) {
            long stored =
                    engine.lastSequenceNumberFor(CommandTarget.of(command)).orElse(-1L);
            RuleViolated.unless(
                    stored == expected.get(),
                    StarterRule.STALE,
                    "the version is " + stored + ", not " + expected.get());
        }
        return result;
    }
}
