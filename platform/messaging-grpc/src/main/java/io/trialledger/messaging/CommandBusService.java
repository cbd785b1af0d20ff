package io.trialledger.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.trialledger.commandbus.v1.Busy;
import io.trialledger.commandbus.v1.CommandBusGrpc;
import io.trialledger.commandbus.v1.CommandReply;
import io.trialledger.commandbus.v1.CommandRequest;
import io.trialledger.commandbus.v1.Done;
import io.trialledger.commandbus.v1.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.AxonTransientException;
import org.axonframework.messaging.GenericMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from other processes. Only what {@link AllowedCommands} lists is decoded; who calls comes from the gRPC
 * context, never from the request's metadata, of which only {@link #CALLER_METADATA} is read.
 *
 * <p>Commands run on a pool of their own with a bounded queue; when both are full the answer is {@code Busy}. A caller that
 * goes away does not stop its command: the outcome is what the log says. A command id the log already holds is answered as
 * the first time, without running again.
 */
public final class CommandBusService extends CommandBusGrpc.CommandBusImplBase implements AutoCloseable {

    /** The envelope keys a caller may set; the command's id becomes {@code commandId}. */
    public static final Set<String> CALLER_METADATA = Set.of("source", "onBehalfOf", "causationId", "correlationId");

    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9._:/#@-]{1,200}");
    private static final int LONGEST_VALUE = 500;
    private static final Busy BUSY = Busy.newBuilder().setRetryAfterMs(200).build();
    private static final Logger LOG = LoggerFactory.getLogger(CommandBusService.class);

    private final CommandHandling handling;
    private final AllowedCommands allowed;
    private final CommandLog log;
    private final Function<Throwable, Optional<Refused>> refusals;
    private final ThreadPoolExecutor workers;
    private final Semaphore places;

    /** 64 threads: group commit lives from committers that wait together. */
    public CommandBusService(CommandHandling handling, AllowedCommands allowed, CommandLog log) {
        this(handling, allowed, log, Refusals::ofRules, 64, 128);
    }

    /**
     * @param refusals what of a failure the caller may learn; everything else stays in this process's log
     * @param threads commands handled at once
     * @param waiting commands that may wait for a thread
     */
    public CommandBusService(
            CommandHandling handling,
            AllowedCommands allowed,
            CommandLog log,
            Function<Throwable, Optional<Refused>> refusals,
            int threads,
            int waiting) {
        this.handling = handling;
        this.allowed = allowed;
        this.log = log;
        this.refusals = refusals;
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), // bounded by the places
                Threads.daemon("remote-command"));
        workers.allowCoreThreadTimeOut(true);
        this.places = new Semaphore(threads + waiting);
    }

    @Override
    public void dispatch(CommandRequest request, StreamObserver<CommandReply> out) {
        ((ServerCallStreamObserver<CommandReply>) out).setOnCancelHandler(() -> {}); // A late answer is no error.
        if (!COMMAND_ID.matcher(request.getCommandId()).matches()) {
            refuse(out, Status.INVALID_ARGUMENT.withDescription("command_id does not match " + COMMAND_ID));
            return;
        }
        Optional<AllowedCommands.Decoded> decoded;
        try {
            decoded = allowed.decode(request.getPayload());
        } catch (InvalidProtocolBufferException e) {
            refuse(out, Status.INVALID_ARGUMENT.withDescription("payload is not the message it says it is"));
            return;
        }
        if (decoded.isEmpty()) {
            refuse(out, Status.UNIMPLEMENTED.withDescription("this service takes no such command"));
            return;
        }
        if (!places.tryAcquire()) {
            reply(out, CommandReply.newBuilder().setBusy(BUSY).build());
            return;
        }
        try {
            // A fork: the caller's deadline and hang-up end the call, not the command.
            workers.execute(Context.current().fork().wrap(() -> {
                try {
                    answer(request, decoded.get(), out);
                } finally {
                    places.release();
                }
            }));
        } catch (RejectedExecutionException e) { // Shutting down; another replica may take it.
            places.release();
            reply(out, CommandReply.newBuilder().setBusy(BUSY).build());
        }
    }

    private void answer(CommandRequest request, AllowedCommands.Decoded decoded, StreamObserver<CommandReply> out) {
        try {
            OptionalLong before = log.positionOf(request.getCommandId());
            if (before.isPresent()) {
                done(out, before.getAsLong());
                return;
            }
            handling.handle(message(request, decoded.toCommand()));
            done(out, log.positionOf(request.getCommandId()).orElseGet(log::head));
        } catch (Exception failure) {
            fail(request, failure, out);
        }
    }

    /** A repeat that ran beside the first fails somehow once the first is stored; it too is answered as the first. */
    private void fail(CommandRequest request, Exception failure, StreamObserver<CommandReply> out) {
        OptionalLong first;
        try {
            first = log.positionOf(request.getCommandId());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            LOG.warn("Outcome of command {} unknown", request.getCommandId(), failure);
            refuse(out, Status.UNAVAILABLE.withDescription("outcome unknown"));
            return;
        }
        Optional<Refused> refused = refusals.apply(failure);
        if (first.isPresent()) {
            done(out, first.getAsLong());
        } else if (refused.isPresent()) {
            reply(out, CommandReply.newBuilder().setRefused(refused.get()).build());
        } else if (failure instanceof AxonTransientException) {
            LOG.info("Command {} may succeed when repeated", request.getCommandId(), failure);
            refuse(out, Status.UNAVAILABLE.withDescription("try again"));
        } else {
            LOG.error("Command {} failed", request.getCommandId(), failure);
            refuse(out, Status.INTERNAL.withDescription("the receiver's log has the reason"));
        }
    }

    private static CommandMessage<?> message(CommandRequest request, Object command) {
        var metadata = new HashMap<String, String>();
        request.getMetadataMap().forEach((key, value) -> {
            if (CALLER_METADATA.contains(key) && value.length() <= LONGEST_VALUE) {
                metadata.put(key, value);
            }
        });
        metadata.put("commandId", request.getCommandId());
        return new GenericCommandMessage<>(
                new GenericMessage<>(request.getCommandId(), command, Map.copyOf(metadata)),
                command.getClass().getName());
    }

    private static void done(StreamObserver<CommandReply> out, long position) {
        reply(
                out,
                CommandReply.newBuilder()
                        .setDone(Done.newBuilder().setLogPosition(position))
                        .build());
    }

    private static void reply(StreamObserver<CommandReply> out, CommandReply reply) {
        out.onNext(reply);
        out.onCompleted();
    }

    private static void refuse(StreamObserver<CommandReply> out, Status status) {
        out.onError(status.asRuntimeException());
    }

    /** Lets what runs finish for up to 5 s; new commands are answered Busy. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Commands were still running at shutdown; their callers will repeat them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
