package io.trialledger.starter;

import io.trialledger.model.RuleViolated;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link RuleViolated} into a {@link CommandExecutionException} with the rule as details and the refusal as cause:
 * that is what crosses process boundaries, and what {@code AggregateTestFixture.expectExceptionDetails(rule)} sees.
 */
public final class RuleRefusals implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (RuleViolated refusal) {
            throw new CommandExecutionException(refusal.why(), refusal, refusal.rule());
        }
    }
}
