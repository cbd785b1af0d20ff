package io.trialledger.eventstore;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest part of the log, kept once for all streams of this process. Its thread takes over what this process has appended, and reads
 * what others have: every so often, and at once where a position is missing. Payloads in here are deserialized once and shared; sealed values stay sealed in them.
 */
final class Tail implements AutoCloseable {

    /** A position and what an upcaster made of it: mostly one message. */
    record Entry(long position, int bytes, List<TrackedEventMessage<?>> messages) {}

    private static final Logger LOGGER = LoggerFactory.getLogger(Tail.class);
    private static final int MOST_ENTRIES = 8192;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int COMMITS_A_READ = 200;
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final EventLog log;
    private final EventReader reader;
    private final Duration pollInterval;
    private final Semaphore news = new Semaphore(0);
    private final FreshCommits fresh = new FreshCommits();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    /** Ring: the entry of a position is at its remainder. */
    private final @Nullable Entry[] ring = new Entry[MOST_ENTRIES];

    private long first;
    private long next;
    private int bytes;
    private long lookedAt;
    private volatile boolean open = true;
    private volatile @Nullable LogBroken broken;
    private volatile @Nullable Thread thread;

    Tail(EventLog log, EventReader reader, Duration pollInterval) {
        this.log = log;
        this.reader = reader;
        this.pollInterval = pollInterval;
    }

    /** Starts to follow the log from its present head on, unless it does already. */
    void start() {
        synchronized (lock) {
            if (thread == null) {
                first = next = log.head() + 1;
                lookedAt = System.nanoTime() - pollInterval.toNanos();
                Thread follower = new Thread(this::run, "log-tail");
                follower.setDaemon(true);
                thread = follower;
                follower.start();
            }
        }
    }

    /** This process has appended something, and it is durable. */
    void appended(List<CommitDocument> commits) {
        if (thread != null) {
            fresh.offer(commits);
            news.release();
        }
    }

    /** Calls {@code listener}, on the tail's thread, each time there is more. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Up to {@code limit} entries from {@code position} on: empty if the tail has seen none yet, null if it has dropped them.
     *
     * @throws LogBroken if the log has a hole
     */
    @Nullable
    List<Entry> from(long position, int limit) {
        LogBroken hole = broken;
        if (hole != null) {
            throw new LogBroken("the log is broken", hole);
        }
        synchronized (lock) {
            if (position < first) {
                return null;
            }
            List<Entry> found = new ArrayList<>();
            for (long p = position; p < next && found.size() < limit; p++) {
                found.add(at(p));
            }
            return found;
        }
    }

    private Entry at(long position) {
        Entry entry = ring[(int) (position % MOST_ENTRIES)];
        if (entry == null || entry.position() != position) {
            throw new IllegalStateException("position " + position + " isn't in the tail");
        }
        return entry;
    }

    /** Waits until something may be there at {@code position}, at most {@code nanos}. */
    void await(long position, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        synchronized (lock) {
            long left = nanos;
            while (next <= position && left > 0 && open && broken == null) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
                left = deadline - System.nanoTime();
            }
        }
    }

    private void run() {
        while (open) {
            try {
                if (!readOn()) {
                    news.tryAcquire(untilNextLook(), TimeUnit.NANOSECONDS);
                    news.drainPermits();
                }
            } catch (LogBroken e) {
                broken = e;
                tell();
                return;
            } catch (MongoException e) {
                LOGGER.warn("the tail of the log can't be read, trying again: {}", e.toString());
                pause();
            } catch (InterruptedException e) {
                LOGGER.warn("someone interrupted the tail; it goes on", e);
            } catch (RuntimeException e) {
                LOGGER.error("ALARM: the tail of the log can't be read, trying again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAILURE.toMillis());
        } catch (InterruptedException e) {
            LOGGER.warn("someone interrupted the tail; it goes on", e);
        }
    }

    private long untilNextLook() {
        return Math.max(0, lookedAt + pollInterval.toNanos() - System.nanoTime());
    }

    /** Takes over what is new; false if nothing is. */
    private boolean readOn() {
        List<StoredCommit> commits = fresh.takeFrom(next, COMMITS_A_READ);
        if (commits.isEmpty() && (!fresh.isEmpty() || untilNextLook() == 0)) {
            lookedAt = System.nanoTime();
            commits = log.readFromBoundary(next, COMMITS_A_READ);
        }
        if (commits.isEmpty()) {
            return false;
        }
        List<Entry> entries = commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(event -> entry(event, reader))
                .toList();
        synchronized (lock) {
            entries.forEach(this::add);
        }
        tell();
        return true;
    }

    static Entry entry(StoredEvent event, EventReader reader) {
        return new Entry(
                event.position(), event.payload().length + event.metadata().length, reader.trackedMessages(event));
    }

    private void add(Entry entry) {
        while (first < next && (next - first >= MOST_ENTRIES || bytes + (long) entry.bytes() > MOST_BYTES)) {
            bytes -= at(first).bytes();
            ring[(int) (first % MOST_ENTRIES)] = null;
            first++;
        }
        ring[(int) (entry.position() % MOST_ENTRIES)] = entry;
        bytes += entry.bytes();
        next = entry.position() + 1;
    }

    private void tell() {
        synchronized (lock) {
            lock.notifyAll();
        }
        listeners.forEach(listener -> {
            try {
                listener.run();
            } catch (RejectedExecutionException e) {
                LOGGER.debug("a reader of the log is shutting down", e);
            } catch (RuntimeException e) {
                LOGGER.warn("a listener of the log failed", e);
            }
        });
    }

    @Override
    public void close() {
        open = false;
        news.release();
        tell();
    }
}
