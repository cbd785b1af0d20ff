package io.trialledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this process has just appended, on its way to the readers of this process without a detour through the database: a majority has
 * acknowledged it, so that a read would find the very same bytes. For any number of appenders and one reader.
 */
final class FreshCommits {

    private static final long MOST_BYTES = 8 * 1024 * 1024;

    private final Queue<CommitDocument> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Leaves out what is too much to keep: the reader misses it and asks the database. */
    void offer(List<CommitDocument> appended) {
        for (CommitDocument commit : appended) {
            if (bytes.get() + commit.size() <= MOST_BYTES) {
                bytes.addAndGet(commit.size());
                queue.add(commit);
            }
        }
    }

    /** Takes the commits that follow one another from {@code position} on, and drops those before; empty if another one belongs there. */
    List<StoredCommit> takeFrom(long position, int limit) {
        List<StoredCommit> taken = new ArrayList<>();
        long next = position;
        CommitDocument first = queue.peek();
        while (first != null && first.position() <= next && taken.size() < limit) {
            queue.remove();
            bytes.addAndGet(-first.size());
            if (first.position() == next) {
                StoredCommit commit = first.stored();
                taken.add(commit);
                next = commit.next();
            }
            first = queue.peek();
        }
        return taken;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
