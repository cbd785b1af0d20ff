package io.trialledger.embeddedmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * The file: named trees in one H2 MVStore that writes only when told to.
 *
 * <p>MVStore's own timer and its 1 MB trigger are off, since both would commit in the middle of a command. Freed space
 * is reused at once (retention 0, MVStore's default is 45 s): safe only because every commit is synced before the next
 * one begins, and MVStore never overwrites what one of the last five versions refers to. See docs/adr/0001.
 */
final class Store implements AutoCloseable {

    private static final String FILE = "embedded-mongo.mv.db";
    private static final int CACHE_MEGABYTES = 64;
    private static final int PAGE_BYTES = 8 * 1024;

    private final Path file;
    private final MVStore mv;
    private final Map<String, Tree> trees = new TreeMap<>();
    private final CopyOnWriteArrayList<@Nullable Tree> slots = new CopyOnWriteArrayList<>();

    private Store(Path file, MVStore mv) {
        this.file = file;
        this.mv = mv;
        for (String name : mv.getMapNames()) {
            tree(name);
        }
    }

    /**
     * Opens or creates the file in this folder.
     *
     * @throws FolderInUse if another process (or another server in this one) has it open
     * @throws UncheckedIOException if the folder cannot be made
     */
    static Store open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            MVStore mv = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .cacheSize(CACHE_MEGABYTES)
                    .open();
            mv.setRetentionTime(0);
            return new Store(file, mv);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new FolderInUse(folder, e);
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }

    synchronized Tree tree(String name) {
        return trees.computeIfAbsent(name, n -> {
            MVMap<Key, byte[]> map = mv.openMap(
                    n,
                    new MVMap.Builder<Key, byte[]>().keyType(KeyType.INSTANCE).valueType(BytesType.INSTANCE));
            Tree tree = new Tree(map, slots.size());
            slots.add(tree);
            return tree;
        });
    }

    synchronized void remove(Tree tree) {
        trees.remove(tree.name());
        slots.set(tree.slot(), null);
        mv.removeMap(tree.map());
    }

    synchronized Collection<String> treeNames() {
        return new TreeMap<>(trees).keySet();
    }

    /** Writes all changes so far to the file as one; {@link #sync} makes them durable. False if there were none. */
    boolean commit() {
        if (!mv.hasUnsavedChanges()) {
            return false;
        }
        mv.commit();
        return true;
    }

    void sync() {
        mv.sync();
    }

    /** The state right now. Nothing may be writing. */
    Snapshot capture() {
        TxCounter pin = mv.registerVersionUsage();
        Object[] now = slots.toArray();
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable
        RootReference<Key, byte[]>[] roots = new RootReference[now.length];
        for (int i = 0; i < now.length; i++) {
            roots[i] = now[i] instanceof Tree tree ? tree.root() : null;
        }
        return new Snapshot(this, roots, pin);
    }

    void unpin(TxCounter pin) {
        if (!mv.isClosed()) {
            mv.deregisterVersionUsage(pin);
        }
    }

    /** Marks pages of sparsely filled chunks for rewriting by the next commit, so that their space is freed after it. */
    boolean compact(int fillRate, int bytes) {
        return mv.compact(fillRate, bytes);
    }

    long bytesOnDisk() {
        return file.toFile().length();
    }

    @Override
    public void close() {
        mv.close();
    }
}
