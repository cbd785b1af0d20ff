package io.trialledger.messaging;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.trialledger.eventstream.v1.EventStreamGrpc;
import io.trialledger.eventstream.v1.Frame;
import io.trialledger.eventstream.v1.HeadReply;
import io.trialledger.eventstream.v1.HeadRequest;
import io.trialledger.eventstream.v1.OpenRequest;
import io.trialledger.eventstream.v1.PositionAtReply;
import io.trialledger.eventstream.v1.PositionAtRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams a log to any number of consumers, each at its own speed: it reads the log by a cursor per consumer and writes only
 * while the consumer's call is ready, so that a consumer that stops reading costs one batch of {@value EventStreamPump#BATCH}
 * entries and nobody else's time.
 *
 * <p>Of an event's envelope only these keys leave the service: {@link #SHARED_METADATA}. Never the reason, never a name.
 *
 * <p>Who may open a stream is decided by the server's interceptors, before this class.
 */
public final class EventStreamService extends EventStreamGrpc.EventStreamImplBase implements AutoCloseable {

    /** The envelope keys that cross a process boundary. */
    public static final Set<String> SHARED_METADATA =
            Set.of("actor", "role", "study", "site", "subject", "source", "correlationId", "commandId", "eventId");

    /** The contract in proto/ says 5 s; this leaves room for a slow second. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int READERS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(EventStreamService.class);

    private final PublishedLog log;
    private final Set<EventStreamPump> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor readers;
    private final AutoCloseable appends;

    public EventStreamService(PublishedLog log) {
        this(log, HEARTBEAT);
    }

    /** @param heartbeat how often each consumer hears of the head; at most 5 s, half of it or less in tests */
    public EventStreamService(PublishedLog log, Duration heartbeat) {
        this.log = log;
        this.readers = new ScheduledThreadPoolExecutor(READERS, Threads.daemon("event-stream-reader"));
        this.appends = log.onAppended(() -> open.forEach(EventStreamPump::wake));
        Threads.repeat(readers, heartbeat, () -> open.forEach(EventStreamPump::heartbeat));
    }

    @Override
    public void open(OpenRequest request, StreamObserver<Frame> observer) {
        var out = (ServerCallStreamObserver<Frame>) observer;
        long head;
        try {
            head = log.head();
        } catch (RuntimeException e) {
            out.onError(unreadable(e));
            return;
        }
        if (!request.getLogId().isEmpty() && !request.getLogId().equals(log.logId())) {
            out.onError(diverged("this is log " + log.logId()));
        } else if (request.getAfterPosition() > head) {
            out.onError(diverged("this log ends at " + head));
        } else if (request.getAfterPosition() < -1) {
            out.onError(Status.INVALID_ARGUMENT
                    .withDescription("after_position is -1 or more")
                    .asRuntimeException());
        } else {
            var pump = new EventStreamPump(log, out, request.getAfterPosition() + 1, head, readers, open::remove);
            out.setOnCancelHandler(() -> open.remove(pump));
            out.setOnReadyHandler(pump::wake);
            open.add(pump);
            pump.wake();
        }
    }

    @Override
    public void head(HeadRequest request, StreamObserver<HeadReply> out) {
        answer(
                out,
                () -> HeadReply.newBuilder()
                        .setLogId(log.logId())
                        .setHeadPosition(log.head())
                        .build());
    }

    @Override
    public void positionAt(PositionAtRequest request, StreamObserver<PositionAtReply> out) {
        answer(
                out,
                () -> PositionAtReply.newBuilder()
                        .setLogId(log.logId())
                        .setPosition(log.positionAt(Instant.ofEpochMilli(request.getRecordedAt())))
                        .build());
    }

    private static <R> void answer(StreamObserver<R> out, Supplier<R> question) {
        R reply;
        try {
            reply = question.get();
        } catch (RuntimeException e) {
            out.onError(unreadable(e));
            return;
        }
        out.onNext(reply);
        out.onCompleted();
    }

    /** What is wrong with the log stays in this process's log. */
    private static RuntimeException unreadable(RuntimeException cause) {
        LOG.warn("The log can't be read now", cause);
        return Status.UNAVAILABLE.withDescription("the log can't be read now").asRuntimeException();
    }

    /** How many consumers are connected. */
    public int consumers() {
        return open.size();
    }

    /** Ends every stream with UNAVAILABLE; consumers come back by themselves. */
    @Override
    public void close() {
        try {
            appends.close();
        } catch (Exception e) {
            LOG.warn("Could not end listening to the log", e);
        }
        open.forEach(EventStreamPump::end);
        readers.shutdown();
    }

    private static RuntimeException diverged(String what) {
        return Status.FAILED_PRECONDITION.withDescription(what).asRuntimeException();
    }
}
