package io.trialledger.messaging;

import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.trialledger.eventstream.v1.EventStreamGrpc;
import io.trialledger.eventstream.v1.Frame;
import io.trialledger.eventstream.v1.OpenRequest;
import io.trialledger.eventstream.v1.PublishedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of a remote log: a buffer filled by one call at a time. What is asked of the peer plus what is buffered never
 * exceeds the limit, so a reader that stops makes the peer stop. The lock is never held across the network or a callback.
 */
final class RemoteEventStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteEventStream.class);

    private final RemoteEventSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    // Guarded by the lock.
    private final Deque<Buffered> buffer = new ArrayDeque<>();
    private long bufferedBytes;
    private @Nullable Attempt attempt;
    private int failures;
    private @Nullable LogDiverged diverged;
    private boolean closed;
    private Runnable onAvailable = () -> {};

    private volatile long seen;
    private volatile Status.@Nullable Code lastTold;

    private record Buffered(TrackedEventMessage<?> event, int bytes) {}

    RemoteEventStream(RemoteEventSource source, long after) {
        this.source = source;
        this.seen = after;
    }

    long seenUpTo() {
        return seen;
    }

    // ---- the processor's side

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            Buffered first = buffer.peek();
            if (first == null && diverged != null) {
                throw diverged;
            }
            return Optional.ofNullable(first).map(Buffered::event);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (buffer.isEmpty()) {
                if (diverged != null) {
                    throw diverged;
                }
                if (closed || left <= 0) {
                    return false;
                }
                left = arrived.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        Buffered taken;
        Attempt current;
        int more;
        lock.lockInterruptibly();
        try {
            while (buffer.isEmpty()) {
                if (diverged != null) {
                    throw diverged;
                }
                if (closed) {
                    throw new IllegalStateException("This stream was closed");
                }
                arrived.await();
            }
            taken = buffer.remove();
            bufferedBytes -= taken.bytes();
            current = attempt;
            more = current == null ? 0 : credit(current);
        } finally {
            lock.unlock();
        }
        if (current != null && more > 0) {
            current.call.request(more);
        }
        return taken.event();
    }

    /** The callback runs on a gRPC thread, on this thread if something is buffered already, and again at each arrival. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        boolean now;
        lock.lock();
        try {
            onAvailable = callback;
            now = !buffer.isEmpty() || diverged != null;
        } finally {
            lock.unlock();
        }
        if (now) {
            callback.run();
        }
        return true;
    }

    @Override
    public void close() {
        Attempt last;
        lock.lock();
        try {
            closed = true;
            last = attempt;
            attempt = null;
            buffer.clear();
            bufferedBytes = 0;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.call.cancel("The reader closed its stream", null);
        }
        source.closed(this);
    }

    // ---- the network's side

    void connect() {
        Attempt next;
        int more;
        lock.lock();
        try {
            if (closed || diverged != null || attempt != null) {
                return;
            }
            next = new Attempt();
            attempt = next;
            more = credit(next);
        } finally {
            lock.unlock();
        }
        next.start(more);
    }

    /** Gives up a connection on which the peer owes frames and has sent none: no reset ever comes from a dead machine. */
    void checkSilence() {
        Attempt silent;
        lock.lock();
        try {
            silent = attempt;
            if (silent == null
                    || silent.credit == 0
                    || System.nanoTime() - silent.lastFrame
                            < source.limits.silence().toNanos()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        lost(silent, Status.UNAVAILABLE.withDescription("silent for " + source.limits.silence()));
        silent.call.cancel("The peer is silent", null);
        source.channel.enterIdle(); // The next call gets a new connection; calls of others finish on the old one.
    }

    /** What to ask of the peer now so that all that is buffered or under way stays within the limits. */
    private int credit(Attempt current) {
        int half = source.limits.events() / 2;
        if (buffer.size() + current.credit > half || bufferedBytes > source.limits.bytes() / 2) {
            return 0;
        }
        int more = Math.max(1, half / 2);
        if (current.credit == 0) {
            current.lastFrame = System.nanoTime(); // It owed nothing until now.
        }
        current.credit += more;
        return more;
    }

    private void lost(Attempt which, Status status) {
        long wait;
        Runnable callback = null;
        lock.lock();
        try {
            if (attempt != which) {
                return;
            }
            attempt = null;
            if (closed) {
                return;
            }
            if (status.getCode() == Status.Code.FAILED_PRECONDITION) {
                diverged = source.diverged(seen, status);
                arrived.signalAll();
                callback = onAvailable;
            }
            wait = backoff(failures++);
        } finally {
            lock.unlock();
        }
        if (callback != null) {
            LOG.error("Reading {} stopped for good after position {}: {}", source.channel.authority(), seen, status);
            callback.run();
            return;
        }
        tell(status, wait);
        try {
            Threads.later(source.timer, wait, this::reconnect);
        } catch (RejectedExecutionException e) {
            LOG.debug("The source is closed");
        }
    }

    /** Once for each kind of failure in a row: a peer may be away for a day. */
    private void tell(Status status, long wait) {
        if (status.getCode() == lastTold) {
            return;
        }
        lastTold = status.getCode();
        var what = "Lost the events of {} after position {} ({}); next attempt in {} ms, then ever again";
        if (status.getCode() == Status.Code.DATA_LOSS) {
            LOG.error(what, source.channel.authority(), seen, status, wait);
        } else {
            LOG.info(what, source.channel.authority(), seen, status, wait);
        }
    }

    private void reconnect() {
        source.channel.resetConnectBackoff(); // Our own backoff decides, not the channel's, which grows to minutes.
        connect();
    }

    private long backoff(int failuresBefore) {
        long first = source.limits.firstBackoff().toMillis();
        long most = Math.min(source.limits.lastBackoff().toMillis(), first << Math.min(failuresBefore, 16));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }

    /** One call; what an abandoned one still delivers is dropped. */
    private final class Attempt extends ClientCall.Listener<Frame> {

        final ClientCall<OpenRequest, Frame> call =
                source.channel.newCall(EventStreamGrpc.getOpenMethod(), source.options);
        int credit; // guarded by the lock: frames asked for and not yet received
        long lastFrame = System.nanoTime(); // guarded by the lock

        void start(int firstCredit) {
            call.start(this, new Metadata());
            call.request(firstCredit);
            call.sendMessage(OpenRequest.newBuilder()
                    .setLogId(source.logId())
                    .setAfterPosition(seen)
                    .build());
            call.halfClose();
        }

        @Override
        public void onMessage(Frame frame) {
            int more;
            Runnable callback = null;
            Status wrong = null;
            lock.lock();
            try {
                if (attempt != this) {
                    return;
                }
                credit--;
                lastFrame = System.nanoTime();
                source.contact();
                int before = buffer.size();
                wrong = take(frame);
                if (buffer.size() > before) {
                    arrived.signalAll();
                    callback = onAvailable;
                }
                more = credit(this);
            } finally {
                lock.unlock();
            }
            if (wrong != null) {
                lost(this, wrong);
                call.cancel("Refused what the peer sent", null);
                return;
            }
            if (more > 0) {
                call.request(more);
            }
            if (callback != null) {
                callback.run();
            }
        }

        /** Null, or why this connection can't go on. */
        private @Nullable Status take(Frame frame) {
            switch (frame.getKindCase()) {
                case OPENED -> {
                    if (!source.isOurs(frame.getOpened().getLogId())) {
                        return Status.FAILED_PRECONDITION.withDescription(
                                "it is " + frame.getOpened().getLogId() + ", not " + source.logId());
                    }
                    source.sawHead(frame.getOpened().getHeadPosition());
                    source.accepted(seen);
                }
                case HEARTBEAT -> {
                    source.sawHead(frame.getHeartbeat().getHeadPosition());
                    recovered();
                }
                case SKIPPED -> {
                    long to = frame.getSkipped().getToPosition();
                    if (to <= seen) {
                        return gap("skipped to " + to);
                    }
                    add(
                            to,
                            new GenericEventMessage<>(
                                    "skipped-" + to,
                                    new SkippedPositions(seen + 1, to),
                                    MetaData.emptyInstance(),
                                    source.clock.instant()),
                            0);
                }
                case EVENT -> {
                    PublishedEvent event = frame.getEvent();
                    if (event.getPosition() != seen + 1) {
                        return gap("sent " + event.getPosition());
                    }
                    Message payload;
                    try {
                        payload = source.types.unpack(event.getPayload());
                    } catch (IllegalArgumentException e) {
                        return gap("sent what can't be read: " + e.getMessage());
                    }
                    add(
                            event.getPosition(),
                            new GenericEventMessage<>(
                                    event.getEventId(),
                                    payload,
                                    MetaData.from(event.getMetadataMap()),
                                    Instant.ofEpochMilli(event.getRecordedAt())),
                            frame.getSerializedSize());
                }
                case KIND_NOT_SET -> LOG.debug("A newer peer sent a frame this version does not know");
            }
            return null;
        }

        private Status gap(String what) {
            return Status.DATA_LOSS.withDescription("expected position " + (seen + 1) + ", the peer " + what);
        }

        private <T> void add(long position, GenericEventMessage<T> event, int bytes) {
            buffer.add(new Buffered(
                    new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(position), event), bytes));
            bufferedBytes += bytes;
            seen = position;
            source.sawHead(position);
            recovered();
        }

        private void recovered() {
            failures = 0;
            lastTold = null;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            lost(this, status);
        }
    }
}
