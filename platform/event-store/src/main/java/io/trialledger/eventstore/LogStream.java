package io.trialledger.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One reader's place in the log: behind the tail it reads by itself, at the head it shares the tail. For one thread. */
final class LogStream implements TrackingEventStream {

    private static final int ENTRIES_A_TIME = 256;
    private static final int COMMITS_A_READ = 100;

    private final EventLog log;
    private final EventReader reader;
    private final Tail tail;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long next;
    private volatile boolean open = true;
    private @Nullable Runnable callback;

    LogStream(EventLog log, EventReader reader, Tail tail, long next) {
        this.log = log;
        this.reader = reader;
        this.tail = tail;
        this.next = next;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peekFirst());
    }

    @Override
    public boolean hasNextAvailable() {
        fill();
        return !ready.isEmpty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        long left = unit.toNanos(timeout);
        while (!hasNextAvailable() && left > 0 && open) {
            tail.await(next, left);
            left = deadline - System.nanoTime();
        }
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (!open) {
                throw new IllegalStateException("the stream is closed");
            }
        }
        return ready.removeFirst();
    }

    private void fill() {
        boolean more = open;
        while (ready.isEmpty() && more) {
            List<Tail.Entry> entries = tail.from(next, ENTRIES_A_TIME);
            if (entries == null) {
                entries = log.read(next, COMMITS_A_READ).stream()
                        .flatMap(commit -> commit.events().stream())
                        .filter(event -> event.position() >= next)
                        .map(event -> Tail.entry(event, reader))
                        .toList();
            }
            for (Tail.Entry entry : entries) {
                ready.addAll(entry.messages());
                next = entry.position() + 1;
            }
            more = !entries.isEmpty();
        }
    }

    /** Fires on the tail's thread, and at once if something is there. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        if (this.callback != null) {
            tail.forget(this.callback);
        }
        this.callback = callback;
        tail.listen(callback);
        if (hasNextAvailable()) {
            callback.run();
        }
        return true;
    }

    @Override
    public void close() {
        open = false;
        if (callback != null) {
            tail.forget(callback);
        }
    }
}
