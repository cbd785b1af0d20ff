package io.trialledger.messaging;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.trialledger.eventstream.v1.Frame;
import io.trialledger.eventstream.v1.Heartbeat;
import io.trialledger.eventstream.v1.Opened;
import io.trialledger.eventstream.v1.PublishedEvent;
import io.trialledger.eventstream.v1.Skipped;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves one consumer forward. Any thread may wake it; it runs on one reader thread at a time, a batch at a turn, and gives
 * the thread back when the consumer is full or the log has nothing more.
 */
final class EventStreamPump {

    static final int BATCH = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamPump.class);

    private final PublishedLog log;
    private final ServerCallStreamObserver<Frame> out;
    private final Executor readers;
    private final Consumer<EventStreamPump> whenOver;
    private final AtomicInteger wakes = new AtomicInteger();

    // Written by the thread that holds the turn only.
    private Iterator<PublishedLog.Entry> batch = Collections.emptyIterator();
    private long next;
    private boolean skipping;
    private boolean over;

    private volatile boolean heartbeatDue;
    private volatile boolean ending;

    EventStreamPump(
            PublishedLog log,
            ServerCallStreamObserver<Frame> out,
            long first,
            long head,
            Executor readers,
            Consumer<EventStreamPump> whenOver) {
        this.log = log;
        this.out = out;
        this.next = first;
        this.readers = readers;
        this.whenOver = whenOver;
        out.onNext(Frame.newBuilder()
                .setOpened(Opened.newBuilder().setLogId(log.logId()).setHeadPosition(head))
                .build());
    }

    /** Makes it look at the log and the consumer again, soon. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            schedule();
        }
    }

    void heartbeat() {
        heartbeatDue = true;
        wake();
    }

    void end() {
        ending = true;
        wake();
    }

    private void schedule() {
        try {
            readers.execute(this::turn);
        } catch (RejectedExecutionException e) {
            LOG.debug("The service is closing; the connection's end will end this stream");
        }
    }

    private void turn() {
        int seen = wakes.get();
        boolean more = false;
        try {
            more = !over && pump();
        } catch (RuntimeException e) {
            // The consumer comes back with its position; what is wrong stays visible here and as its lag.
            LOG.error("Could not stream position {} of {}", next, log.logId(), e);
            fail(Status.UNAVAILABLE.withDescription("cannot read position " + next));
        }
        if (more || wakes.addAndGet(-seen) != 0) {
            schedule();
        }
    }

    /** Whether to go on at once, after letting other consumers have the thread. */
    private boolean pump() {
        if (out.isCancelled()) {
            over = true;
            return false;
        }
        if (ending) {
            fail(Status.UNAVAILABLE.withDescription("shutting down"));
            return false;
        }
        if (heartbeatDue && out.isReady()) {
            heartbeatDue = false;
            out.onNext(Frame.newBuilder()
                    .setHeartbeat(Heartbeat.newBuilder()
                            .setHeadPosition(log.head())
                            .setRecordedAt(System.currentTimeMillis()))
                    .build());
        }
        if (!batch.hasNext() && out.isReady()) {
            batch = log.read(next, BATCH).iterator();
            if (!batch.hasNext()) {
                return false;
            }
        }
        while (batch.hasNext() && out.isReady()) {
            write(batch.next());
        }
        if (batch.hasNext()) {
            return false; // The ready handler wakes it.
        }
        tellSkipped();
        return true;
    }

    private void write(PublishedLog.Entry entry) {
        if (entry.position() != next) {
            throw new IllegalStateException("expected position " + next + " but read " + entry.position());
        }
        if (entry.published().isPresent()) {
            tellSkipped();
            var event = PublishedEvent.newBuilder()
                    .setPosition(entry.position())
                    .setEventId(entry.eventId())
                    .setRecordedAt(entry.recordedAt().toEpochMilli())
                    .setPayload(Any.pack(entry.published().get()));
            EventStreamService.SHARED_METADATA.forEach(key -> {
                String value = entry.metadata().get(key);
                if (value != null) {
                    event.putMetadata(key, value);
                }
            });
            out.onNext(Frame.newBuilder().setEvent(event).build());
        } else {
            skipping = true;
        }
        next++;
    }

    /** One frame for a whole run of private positions: before the next published one, and at the end of each batch. */
    private void tellSkipped() {
        if (skipping) {
            skipping = false;
            out.onNext(Frame.newBuilder()
                    .setSkipped(Skipped.newBuilder().setToPosition(next - 1))
                    .build());
        }
    }

    private void fail(Status status) {
        over = true;
        whenOver.accept(this);
        if (!out.isCancelled()) {
            out.onError(status.asRuntimeException());
        }
    }
}
