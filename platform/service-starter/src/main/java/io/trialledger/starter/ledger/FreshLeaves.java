package io.trialledger.starter.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The leaves of what this process has appended, on their way into the tree without a detour through the database. What is signed is
 * then what was acknowledged, whatever becomes of the stored bytes meanwhile. For one appender and one reader.
 */
final class FreshLeaves {

    /** Some 10 MB of memory; what comes on top is read from the database. */
    private static final int MOST = 100_000;

    /** The leaves of a commit. */
    record Leaves(long position, List<byte[]> hashes) {

        long next() {
            return position + hashes.size();
        }
    }

    private final Queue<Leaves> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void offer(long position, List<byte[]> hashes) {
        if (waiting.get() + hashes.size() <= MOST) {
            waiting.addAndGet(hashes.size());
            queue.add(new Leaves(position, hashes));
        }
    }

    /** Takes the commit at {@code position} and drops those before; empty if it isn't here. */
    Optional<Leaves> takeAt(long position) {
        Leaves first = queue.peek();
        while (first != null && first.position() < position) {
            remove();
            first = queue.peek();
        }
        return first != null && first.position() == position ? Optional.of(remove()) : Optional.empty();
    }

    private Leaves remove() {
        Leaves first = queue.remove();
        waiting.addAndGet(-first.hashes().size());
        return first;
    }
}
