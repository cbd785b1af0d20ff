package io.trialledger.messaging;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.trialledger.commandbus.v1.CommandBusGrpc;
import io.trialledger.commandbus.v1.CommandReply;
import io.trialledger.commandbus.v1.CommandRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.commandhandling.distributed.CommandBusConnector;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.ShutdownLatch;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Carries the commands {@link LocalFirstCommandRouter} sends away. The callback is always called, once, with one of: success
 * (no payload; metadata {@value #LOG_POSITION} tells the receiver's log position by which it was durable),
 * {@link RemoteRefusal}, {@link CommandNotAccepted}, or the transient {@link PeerBusy}, {@link CommandOutcomeUnknown},
 * {@link PeerUnavailable}, after which the same command id may be sent again.
 *
 * <p>The command's id is its metadata {@code commandId} if it has one, else the message's identifier.
 */
public final class GrpcCommandBusConnector implements CommandBusConnector {

    /** Key of the result's metadata: a decimal number. */
    public static final String LOG_POSITION = "logPosition";

    private final CommandBus local;
    private final Supplier<String> token;
    private final Duration deadline;
    private final ShutdownLatch underWay = new ShutdownLatch();

    /**
     * @param local handles what stays in this process
     * @param token a bearer token for the caller; asked on the thread that dispatches, where it may look at who is logged in
     * @param deadline how long to wait for an answer
     */
    public GrpcCommandBusConnector(CommandBus local, Supplier<String> token, Duration deadline) {
        this.local = local;
        this.token = token;
        this.deadline = deadline;
    }

    @Override
    public <C> void send(Member destination, CommandMessage<? extends C> command) {
        if (destination.local()) {
            local.dispatch(command);
        } else {
            remote(destination, command, LoggingCallback.INSTANCE);
        }
    }

    @Override
    public <C, R> void send(Member destination, CommandMessage<C> command, CommandCallback<? super C, R> callback) {
        if (destination.local()) {
            local.dispatch(command, callback);
        } else {
            remote(destination, command, callback);
        }
    }

    private <C, R> void remote(Member destination, CommandMessage<C> command, CommandCallback<? super C, R> callback) {
        CommandRequest request = request(command);
        ManagedChannel channel = destination
                .getConnectionEndpoint(ManagedChannel.class)
                .orElseThrow(() -> new IllegalArgumentException(destination.name() + " has no channel"));
        var activity = underWay.registerActivity();
        var answered = new Answer<C, R>(destination, command, callback, activity);
        String bearer;
        try {
            bearer = token.get();
        } catch (RuntimeException e) {
            answered.fail(new PeerUnavailable("No token to call " + destination.name() + " with", e));
            return;
        }
        CommandBusGrpc.newStub(channel)
                .withCallCredentials(new BearerToken(() -> bearer))
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .dispatch(request, answered);
    }

    private static CommandRequest request(CommandMessage<?> command) {
        if (!(command.getPayload() instanceof Message payload)) {
            throw new IllegalArgumentException(
                    "Only messages of proto/ leave the process: " + command.getCommandName());
        }
        var request = CommandRequest.newBuilder().setPayload(Any.pack(payload));
        Object id = command.getMetaData().getOrDefault("commandId", command.getIdentifier());
        request.setCommandId(id.toString());
        CommandBusService.CALLER_METADATA.forEach(key -> {
            if (command.getMetaData().get(key) instanceof String value) {
                request.putMetadata(key, value);
            }
        });
        return request.build();
    }

    /** Turns the one reply, or its absence, into the one call of the callback. */
    private static final class Answer<C, R> implements StreamObserver<CommandReply> {

        private final Member destination;
        private final CommandMessage<C> command;
        private final CommandCallback<? super C, R> callback;
        private final ShutdownLatch.ActivityHandle activity;
        private final AtomicBoolean given = new AtomicBoolean();

        Answer(
                Member destination,
                CommandMessage<C> command,
                CommandCallback<? super C, R> callback,
                ShutdownLatch.ActivityHandle activity) {
            this.destination = destination;
            this.command = command;
            this.callback = callback;
            this.activity = activity;
        }

        @Override
        public void onNext(CommandReply reply) {
            switch (reply.getOutcomeCase()) {
                case DONE ->
                    give(new GenericCommandResultMessage<>(
                            (R) null,
                            Map.of(LOG_POSITION, Long.toString(reply.getDone().getLogPosition()))));
                case REFUSED -> fail(new RemoteRefusal(reply.getRefused()));
                case BUSY ->
                    fail(new PeerBusy(
                            destination.name() + " is busy",
                            Duration.ofMillis(reply.getBusy().getRetryAfterMs())));
                case OUTCOME_NOT_SET -> fail(unknown(new IllegalStateException("an answer this version can't read")));
            }
        }

        @Override
        public void onError(Throwable failure) {
            Status status = Status.fromThrowable(failure);
            switch (status.getCode()) {
                case UNIMPLEMENTED, INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION, OUT_OF_RANGE, NOT_FOUND ->
                    fail(new CommandNotAccepted(
                            destination.name() + " does not take " + command.getCommandName() + ": " + status.getCode(),
                            failure));
                case UNAUTHENTICATED ->
                    fail(new PeerUnavailable(destination.name() + " did not accept the token", failure));
                default -> fail(unknown(failure));
            }
        }

        @Override
        public void onCompleted() {
            fail(unknown(new IllegalStateException("no answer")));
        }

        private CommandOutcomeUnknown unknown(Throwable cause) {
            return new CommandOutcomeUnknown(
                    "Whether " + destination.name() + " handled " + command.getCommandName() + " is unknown", cause);
        }

        void fail(RuntimeException failure) {
            give(GenericCommandResultMessage.asCommandResultMessage(failure));
        }

        private void give(CommandResultMessage<? extends R> result) {
            if (given.compareAndSet(false, true)) {
                try {
                    callback.onResult(command, result);
                } finally {
                    activity.end();
                }
            }
        }
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Optional<CommandBus> localSegment() {
        return Optional.of(local);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    /** Completes when every command sent away has been answered. */
    @Override
    public CompletableFuture<Void> initiateShutdown() {
        return underWay.initiateShutdown();
    }
}
