package io.trialledger.starter;

import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;

/**
 * Asks queries on behalf of the current caller; authority is checked where the query is answered. Thread-safe.
 *
 * <p>Throws what the query's handler throws, {@link NotAuthorized}, {@link NotAuthenticated} and {@link NotYetKnown}.
 */
public class Queries {

    private final QueryBus bus;

    Queries(QueryBus bus) {
        this.bus = bus;
    }

    /**
     * @param query annotated with {@code AllowedTo} or {@link OpenToTeam}
     * @param answer a view record; lists are wrapped in records
     */
    public <R> R ask(Object query, Class<R> answer) {
        QueryResponseMessage<R> response = bus.query(new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer)))
                .join();
        if (response.isExceptional()) {
            Throwable failure = response.exceptionResult();
            throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
        }
        return response.getPayload();
    }
}
