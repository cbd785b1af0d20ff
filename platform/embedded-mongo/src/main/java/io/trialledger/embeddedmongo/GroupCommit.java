package io.trialledger.embeddedmongo;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands so that each is on disk when it returns, whole, and all that wait share one commit and one fsync.
 *
 * <p>Commands run side by side under the shared lock; a commit takes the exclusive one, so it never cuts a command in
 * two. Whoever finds no commit that covers it makes one, for everybody who has finished until then. After a failed
 * commit or fsync nothing is known about the disk: every later command fails until the store is opened again.
 */
final class GroupCommit {

    private final Store store;
    private final Runnable beforeCommit;
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Object leader = new Object();
    private final AtomicReference<Snapshot> durable;
    private volatile long durableUpTo;
    private volatile @Nullable Throwable failure;

    GroupCommit(Store store, Runnable beforeCommit) {
        this.store = store;
        this.beforeCommit = beforeCommit;
        store.commit();
        store.sync();
        this.durable = new AtomicReference<>(store.capture());
    }

    /** Returns, or throws, what the command does, once everything it did is durable. */
    <T> T write(Supplier<T> command) {
        long ticket = 0;
        try {
            commands.readLock().lock();
            try {
                refuseAfterFailure();
                ticket = finished.incrementAndGet();
                return command.get();
            } finally {
                commands.readLock().unlock();
            }
        } finally {
            awaitDurable(ticket);
        }
    }

    /** Reads the last durable state, without waiting for anybody. */
    <T> T read(Function<Snapshot, T> query) {
        try (Snapshot snapshot = snapshot()) {
            return query.apply(snapshot);
        }
    }

    /** Runs while no command does; what it changes is on disk with the next command. */
    <T> T alone(Supplier<T> work) {
        commands.writeLock().lock();
        try {
            refuseAfterFailure();
            return work.get();
        } finally {
            commands.writeLock().unlock();
        }
    }

    /** How many commits have been made: each stands for one fsync. */
    long commits() {
        return commits.get();
    }

    private Snapshot snapshot() {
        while (true) {
            Snapshot snapshot = Objects.requireNonNull(durable.get());
            if (snapshot.enter()) {
                return snapshot;
            }
        }
    }

    private void awaitDurable(long ticket) {
        if (ticket <= durableUpTo) {
            return;
        }
        synchronized (leader) {
            if (ticket > durableUpTo) {
                refuseAfterFailure();
                try {
                    commit();
                } catch (RuntimeException | Error e) {
                    failure = e;
                    throw e;
                }
            }
        }
    }

    private void commit() {
        long upTo;
        boolean changed;
        Snapshot snapshot;
        commands.writeLock().lock();
        try {
            upTo = finished.get();
            beforeCommit.run();
            changed = store.commit();
            snapshot = store.capture();
        } finally {
            commands.writeLock().unlock();
        }
        if (changed) {
            store.sync();
            commits.incrementAndGet();
        }
        Objects.requireNonNull(durable.getAndSet(snapshot)).close();
        durableUpTo = upTo;
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw new IllegalStateException("the store could not be written: restart the server", failure);
        }
    }
}
