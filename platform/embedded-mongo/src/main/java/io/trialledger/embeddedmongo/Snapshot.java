package io.trialledger.embeddedmongo;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore.TxCounter;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * The store as of one commit that is on disk. Reading it takes no lock and sees whole commands only.
 *
 * <p>The pin keeps MVStore from reusing the pages of this version; it is let go with the last user.
 */
final class Snapshot implements View, AutoCloseable {

    private final Store store;
    private final @Nullable RootReference<Key, byte[]>[] roots;
    private final TxCounter pin;
    private final AtomicInteger users = new AtomicInteger(1);

    Snapshot(Store store, @Nullable RootReference<Key, byte[]>[] roots, TxCounter pin) {
        this.store = store;
        this.roots = roots;
        this.pin = pin;
    }

    @Override
    public @Nullable RootReference<Key, byte[]> rootOf(Tree tree) {
        return tree.slot() < roots.length ? roots[tree.slot()] : null;
    }

    /** False if the last user has already left. */
    boolean enter() {
        return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }

    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            store.unpin(pin);
        }
    }
}
