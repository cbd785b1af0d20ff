package io.trialledger.starter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The rows of one projection, each with its past: a change closes the present row and opens the next. Inside an event
 * handler, changes are kept in the unit of work and written together before its token is stored; handling an event again
 * leaves the same rows. Every returned row has {@code id}, {@code from} and {@code to}; a row's own fields must not be named
 * so, nor {@code _id}. Thread-safe.
 */
public class Rows {

    private static final int READS_UNTIL_STABLE = 3;

    private final String log;
    private final RowCollection stored;

    Rows(String log, RowCollection stored) {
        this.log = log;
        this.stored = stored;
    }

    /** Sets the row's state after the event at {@code position} to exactly these fields. */
    public void put(String id, long position, Document fields) {
        change(id, row -> row.change(position, Optional.of(new Document(fields))));
    }

    /** As {@link #put}, from the row's state before; an absent row is an empty document. */
    public void patch(String id, long position, UnaryOperator<Document> change) {
        change(id, row -> {
            Document after = change.apply(row.at(position).orElseGet(Document::new));
            row.change(position, Optional.of(after));
        });
    }

    /** Ends the row with the event at {@code position}; nothing if there is none. */
    public void close(String id, long position) {
        change(id, row -> {
            if (row.at(position).isPresent() || row.changedAt(position)) {
                row.change(position, Optional.empty());
            }
        });
    }

    /** The present row; inside an event handler, the row as that event finds or has left it. */
    public Optional<Document> present(String id) {
        Optional<Long> handled = handledPosition();
        if (handled.isEmpty()) {
            return at(id, AsOf.present());
        }
        long position = handled.get();
        return buffer().row(id).at(position).map(fields -> stored.version(id, position, Long.MAX_VALUE, fields));
    }

    /** The row as it was at a point of the past. */
    public Optional<Document> at(String id, AsOf asOf) {
        long position = asOf.position(log);
        return stored.newest(id, position == Long.MAX_VALUE ? position : position + 1)
                .filter(row -> RowCollection.to(row) == Long.MAX_VALUE || RowCollection.to(row) > position);
    }

    /**
     * Rows that match, in order. {@code filter} and {@code sort} must be served by an {@link Index} (equalities on its first
     * fields, then the range or sort): a scan of more than 1,000 documents is an error.
     */
    public List<Document> find(Bson filter, Bson sort, int limit, AsOf asOf) {
        if (handledPosition().isPresent()) {
            RowBuffers.writeCurrent();
        }
        List<Document> rows = read(filter, sort, limit, asOf);
        for (int read = 1; read < READS_UNTIL_STABLE && hasTwoVersions(rows); read++) {
            rows = read(filter, sort, limit, asOf);
        }
        return rows;
    }

    /** How many rows match; {@code filter} as in {@link #find}. Inside an event handler, with what it has changed. */
    public long count(Bson filter, AsOf asOf) {
        if (handledPosition().isPresent()) {
            RowBuffers.writeCurrent();
        }
        return stored.raw().countDocuments(and(filter, when(asOf)));
    }

    /**
     * Rows as they are at {@code asOf}, of those whose state there began after position {@code after}, by when it did. Needs {@link
     * Index#ofChanges} with the fields of {@code filter}.
     */
    public List<Document> changed(Bson filter, long after, int limit, AsOf asOf) {
        return find(and(filter, gt("from", after)), Sorts.ascending("from"), limit, asOf);
    }

    /** Of each of these rows its version at {@code from}, if it was there, and every one that followed up to {@code to}; oldest first. */
    public Map<String, List<Document>> versions(Collection<String> ids, AsOf from, AsOf to) {
        return stored.versions(ids, from.position(log), to.position(log)).stream()
                .collect(Collectors.groupingBy(row -> row.getString("id")));
    }

    /** Every version of one row, oldest first. */
    public List<Document> versions(String id) {
        return stored.versions(id);
    }

    /** Removes every row of this collection and nothing else: for {@code @ResetHandler}. */
    public void reset() {
        stored.raw().deleteMany(new Document());
    }

    private List<Document> read(Bson filter, Bson sort, int limit, AsOf asOf) {
        return stored.raw()
                .find(and(filter, when(asOf)))
                .sort(sort)
                .limit(limit)
                .into(new ArrayList<>());
    }

    private Bson when(AsOf asOf) {
        long position = asOf.position(log);
        return asOf.isPresent() ? eq("to", null) : and(lte("from", position), or(eq("to", null), gt("to", position)));
    }

    /** True while a change is half written: its new version is there, and the old one has not ended. */
    private static boolean hasTwoVersions(List<Document> rows) {
        Set<String> ids = new HashSet<>();
        return rows.stream().anyMatch(row -> !ids.add(row.getString("id")));
    }

    private void change(String id, Consumer<RowVersions> change) {
        if (!CurrentUnitOfWork.isStarted()) {
            RowBuffer single = new RowBuffer(stored);
            change.accept(single.row(id));
            single.write();
            return;
        }
        RowBuffer buffer = buffer();
        change.accept(buffer.row(id));
        RowBuffers.current().add(buffer);
    }

    private RowBuffer buffer() {
        return CurrentUnitOfWork.get()
                .getOrComputeResource(
                        "rows:" + stored.raw().getNamespace().getCollectionName(), key -> new RowBuffer(stored));
    }

    private static Optional<Long> handledPosition() {
        return CurrentUnitOfWork.map(work -> work.getMessage())
                .filter(TrackedEventMessage.class::isInstance)
                .map(event -> Position.of(((TrackedEventMessage<?>) event).trackingToken()));
    }
}
