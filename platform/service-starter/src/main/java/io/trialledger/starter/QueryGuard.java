package io.trialledger.starter;

import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;

/** Stands before every query handler of this process: answers only who may ask. */
class QueryGuard implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private final Guard guard;

    QueryGuard(Guard guard) {
        this.guard = guard;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain)
            throws Exception {
        guard.permitQuery(work.getMessage().getPayload());
        return chain.proceed();
    }
}
