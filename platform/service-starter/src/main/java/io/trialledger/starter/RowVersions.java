package io.trialledger.starter;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one unit of work makes of one row: the version it found, and a version for each position that changed it. */
final class RowVersions {

    private final RowCollection stored;
    private final String id;
    private final NavigableMap<Long, Optional<Document>> changes = new TreeMap<>();
    private @Nullable Optional<Document> newest;
    private long unwrittenFrom = Long.MAX_VALUE;

    RowVersions(RowCollection stored, String id) {
        this.stored = stored;
        this.id = id;
    }

    /** True if what was stored of this row is known here. */
    boolean isLookedUp() {
        return newest != null;
    }

    /** Tells the newest stored version; empty for a row that was never stored. */
    void found(Optional<Document> version) {
        newest = version;
    }

    private Optional<Document> newest() {
        Optional<Document> known = newest;
        if (known == null) {
            known = stored.newest(id, Long.MAX_VALUE);
            newest = known;
        }
        return known;
    }

    /** The row's own fields before the event at {@code position}. */
    Optional<Document> before(long position) {
        Map.Entry<Long, Optional<Document>> change = changes.lowerEntry(position);
        Optional<Document> found = storedBefore(position);
        long foundFrom = found.map(RowCollection::from).orElse(-1L);
        if (change != null && change.getKey() >= foundFrom) {
            return change.getValue().map(Document::new);
        }
        return found.filter(row -> RowCollection.to(row) >= position).map(RowCollection::ownFields);
    }

    /** The row's own fields as the event at {@code position} has left them so far. */
    Optional<Document> at(long position) {
        Optional<Document> change = changes.get(position);
        return change != null ? change.map(Document::new) : before(position);
    }

    boolean changedAt(long position) {
        return changes.containsKey(position);
    }

    void change(long position, Optional<Document> fields) {
        changes.put(position, fields);
        unwrittenFrom = Math.min(unwrittenFrom, position);
    }

    /** Drops a change, unless it is written already; then handling the event again replaces it. */
    void forget(long position) {
        if (position >= unwrittenFrom) {
            changes.remove(position);
        }
    }

    /** Queues the writes: the new versions first and the ends of old ones after, so that a reader never misses the row. */
    void write(RowWrites writes) {
        Long first = changes.lowerKey(unwrittenFrom);
        changes.tailMap(first == null ? unwrittenFrom : first, true).forEach((position, fields) -> {
            Long later = changes.higherKey(position);
            long end = Math.min(later == null ? Long.MAX_VALUE : later, nextStored(position));
            if (fields.isPresent()) {
                writes.put(stored.version(id, position, end, fields.get()));
            } else if (newest().filter(row -> RowCollection.from(row) >= position)
                    .isPresent()) {
                writes.remove(RowCollection.versionId(id, position));
            }
            endBefore(position, writes);
        });
        unwrittenFrom = Long.MAX_VALUE;
    }

    private void endBefore(long position, RowWrites writes) {
        Long changedBefore = changes.lowerKey(position);
        storedBefore(position)
                .filter(row -> RowCollection.to(row) > position)
                .filter(row -> changedBefore == null || changedBefore < RowCollection.from(row))
                .ifPresent(row -> writes.end(row.getString("_id"), position));
    }

    private Optional<Document> storedBefore(long position) {
        return newest().filter(row -> RowCollection.from(row) >= position).isPresent()
                ? stored.newest(id, position)
                : newest();
    }

    private long nextStored(long position) {
        return newest().filter(row -> RowCollection.from(row) > position)
                .flatMap(row -> stored.oldestAfter(id, position))
                .map(RowCollection::from)
                .orElse(Long.MAX_VALUE);
    }
}
