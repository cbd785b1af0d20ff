package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which tree holds what: documents, indexes, and how much each index should hold. */
final class Catalog {

    private static final Logger log = LoggerFactory.getLogger(Catalog.class);
    private static final String DATA = "data/";
    private static final String INDEX = "index/";
    private static final String TALLIES = "tallies";

    private final Store store;
    private final Tree saved;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final AtomicInteger rebuilt = new AtomicInteger();

    Catalog(Store store) {
        this.store = store;
        this.saved = store.tree(TALLIES);
    }

    /** The databases that have documents or had some. */
    Collection<String> databases() {
        Set<String> names = new TreeSet<>();
        for (String tree : store.treeNames()) {
            if (tree.startsWith(DATA)) {
                names.add(tree.substring(DATA.length(), tree.indexOf('.')));
            }
        }
        return names;
    }

    Tree data(String collection) {
        return store.tree(DATA + collection);
    }

    void removeData(String collection) {
        store.remove(data(collection));
    }

    StoredIndex index(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        String tree = indexTree(collection, name);
        Tally tally = tallies.computeIfAbsent(tree, t -> {
            byte[] bytes = saved.get(View.NOW, key(t));
            return bytes == null ? new Tally() : Tally.read(bytes);
        });
        return new StoredIndex(store.tree(tree), tally, name, keys, unique, sparse);
    }

    void removeIndex(String collection, String name) {
        String tree = indexTree(collection, name);
        tallies.remove(tree);
        saved.remove(key(tree));
        if (store.treeNames().contains(tree)) {
            store.remove(store.tree(tree));
        }
    }

    /**
     * Compares what the index holds with what it should hold, and builds it anew if they differ.
     *
     * <p>GAP: an entry that is wrong while their number is right is not noticed.
     */
    void check(TrialCollection collection, StoredIndex index) {
        Tally tally = index.tally();
        boolean complete = index.isSparse() || tally.documents == collection.count();
        if (complete && tally.entries == index.getCount()) {
            return;
        }
        log.error(
                "index {} of {} is damaged: {} entries where {} belong, for {} of {} documents; building it anew",
                index.getName(),
                collection.getFullName(),
                index.getCount(),
                tally.entries,
                tally.documents,
                collection.count());
        collection.rebuild(index);
        rebuilt.incrementAndGet();
    }

    int rebuiltIndexes() {
        return rebuilt.get();
    }

    /** Puts the tallies beside the indexes they count; the next commit takes both. */
    void saveTallies() {
        tallies.forEach((tree, tally) -> {
            if (tally.takeChanged()) {
                saved.put(key(tree), tally.toBytes());
            }
        });
    }

    long bytesOnDisk() {
        return store.bytesOnDisk();
    }

    /** Neither names of collections nor of indexes contain a tab. */
    private static String indexTree(String collection, String name) {
        return INDEX + collection + "\t" + name;
    }

    private static Key key(String tree) {
        return new Key(tree.getBytes(StandardCharsets.UTF_8));
    }
}
