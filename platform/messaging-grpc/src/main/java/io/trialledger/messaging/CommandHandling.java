package io.trialledger.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;

/**
 * Handles a command that came from another process, in this one. Called on a worker thread whose gRPC context is the call's,
 * so that it can find there whom the server's interceptor has authenticated.
 */
@FunctionalInterface
public interface CommandHandling {

    /** Returns when what the command did is durable; throws what the handler threw. */
    void handle(CommandMessage<?> command) throws Exception;

    /** Dispatches on {@code local} and waits; never on a bus that would route the command away again. */
    static CommandHandling on(CommandBus local) {
        return command -> {
            var done = new CompletableFuture<Void>();
            local.dispatch(command, (sent, result) -> {
                if (result.isExceptional()) {
                    done.completeExceptionally(result.exceptionResult());
                } else {
                    done.complete(null);
                }
            });
            try {
                done.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        };
    }
}
