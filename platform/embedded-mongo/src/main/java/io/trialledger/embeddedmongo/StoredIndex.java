package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index on one or more fields, unique or not, through arrays too: a tree from values to the document's key.
 *
 * <p>A non-unique index appends the document's key to the values, so that equal values stay apart and come in the order
 * of {@code _id}. Changed only under the lock of its collection.
 */
final class StoredIndex extends OrderedIndex {

    private final boolean unique;
    private final Tally tally;

    StoredIndex(Tree tree, Tally tally, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(tree, name, keys, sparse);
        this.tally = tally;
        this.unique = unique;
    }

    Tally tally() {
        return tally;
    }

    void clear() {
        tree().clear();
        tally.clear();
    }

    @Override
    boolean holdsDocuments() {
        return false;
    }

    @Override
    boolean multikey() {
        return tally.multikey;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return tree().size(View.NOW);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        refuseDuplicates(entriesOf(document), Map.of(), collection);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        Map<Key, List<@Nullable Object>> entries = entriesOf(document);
        entries.keySet().forEach(key -> tree().put(key, position.bytes()));
        tally.count(entries.isEmpty() ? 0 : 1, entries.size());
    }

    @Override
    public @Nullable Key remove(Document document) {
        Map<Key, List<@Nullable Object>> entries = entriesOf(document);
        entries.keySet().forEach(tree()::remove);
        tally.count(entries.isEmpty() ? 0 : -1, -entries.size());
        return entries.isEmpty() ? null : getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        refuseDuplicates(entriesOf(after), entriesOf(before), collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
        Map<Key, List<@Nullable Object>> old = entriesOf(before);
        Map<Key, List<@Nullable Object>> now = entriesOf(after);
        if (old.keySet().equals(now.keySet())) {
            return;
        }
        old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(tree()::remove);
        now.keySet().stream().filter(key -> !old.containsKey(key)).forEach(key -> tree().put(key, position.bytes()));
        tally.count((now.isEmpty() ? 0 : 1) - (old.isEmpty() ? 0 : 1), now.size() - old.size());
    }

    private Map<Key, List<@Nullable Object>> entriesOf(Document document) {
        IndexedValues values = IndexedValues.of(document, getKeys());
        if (isSparse() && !values.present()) {
            return Map.of();
        }
        if (values.multikey()) {
            tally.sawArray();
        }
        Key tail = unique ? Key.EMPTY : getPosition(document);
        Map<Key, List<@Nullable Object>> entries = new LinkedHashMap<>();
        for (List<@Nullable Object> row : values.rows()) {
            entries.put(IndexedValues.key(row, getKeys()).plus(tail), row);
        }
        return entries;
    }

    private void refuseDuplicates(
            Map<Key, List<@Nullable Object>> entries,
            Map<Key, List<@Nullable Object>> own,
            MongoCollection<Key> collection) {
        if (!unique) {
            return;
        }
        entries.forEach((key, row) -> {
            if (!own.containsKey(key) && tree().contains(key)) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(printable(row)));
            }
        });
    }

    private static List<@Nullable Object> printable(List<@Nullable Object> row) {
        return row.stream()
                .<@Nullable Object>map(value -> value == IndexedValues.EMPTY_ARRAY ? List.of() : value)
                .toList();
    }
}
