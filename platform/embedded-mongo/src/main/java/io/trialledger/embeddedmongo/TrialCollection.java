package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection as two kinds of trees: documents by {@code _id}, and indexes. Its writers take turns (the lock of the
 * superclass) and see each other's changes at once; clients' reads come through {@link Reads} and take no lock.
 */
final class TrialCollection extends AbstractSynchronizedMongoCollection<Key> {

    private final Tree data;
    private final boolean own;

    /** What readers plan with, while a writer may be adding an index. */
    private volatile List<OrderedIndex> planned = List.of();

    TrialCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Tree data) {
        super(database, name, options, cursors);
        this.data = data;
        this.own = name.startsWith("system.");
    }

    Tree data() {
        return data;
    }

    /** An index that the view does not have yet is not used for it. */
    Plan plan(View view, Document filter, Sort sort, long wanted) {
        List<OrderedIndex> there = planned.stream()
                .filter(index -> view.rootOf(index.tree()) != null)
                .toList();
        return new Planner(getFullName(), data, there).plan(view, filter, sort, wanted, !own);
    }

    PlanRun run(Plan plan, Document filter) {
        Document parts = FilterParts.split(filter);
        return new PlanRun(plan, data, document -> documentMatchesQuery(document, parts));
    }

    /** Only the fields asked for. */
    List<Document> project(List<Document> documents, @Nullable Document fields) {
        return fields == null || fields.isEmpty()
                ? documents
                : matchDocumentsFromStream(documents.stream(), new Document(), null, 0, 0, 0, fields)
                        .collectDocuments();
    }

    /** A matcher of its own for each query: the matcher keeps the array position of its last match. */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return new DefaultQueryMatcher().matches(document, query);
    }

    /** How writers find what they change: the state as it is now, complete. */
    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Sort sort = Sort.of(orderBy);
        boolean all = limit <= 0;
        Plan plan = plan(View.NOW, query, sort, all ? 0 : (long) skip + limit);
        int wanted = all || !plan.ordered() ? Integer.MAX_VALUE : skip + limit;
        Stream<Document> found = run(plan, query).next(View.NOW, wanted, Long.MAX_VALUE).stream();
        Stream<Document> sorted = plan.ordered() ? found : found.sorted(sort.comparator());
        Stream<Document> rest = sorted.skip(skip);
        Stream<Document> cut = all ? rest : rest.limit(limit);
        return new QueryResult(project(cut.toList(), fields));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** Builds the index from the documents; nothing of it stays if they break its rule. */
    @Override
    public synchronized void addIndex(Index<Key> index) {
        for (Index<Key> existing : getIndexes()) {
            if (existing.getName().equals(index.getName())) {
                if (!existing.hasSameOptions(index)) {
                    throw new IndexKeySpecsConflictException(index, existing);
                }
                return;
            }
        }
        if (index instanceof StoredIndex stored) {
            try {
                rebuild(stored);
            } catch (MongoServerError e) {
                stored.clear();
                throw new IndexBuildFailedException(e, this);
            }
        }
        attach((OrderedIndex) index);
    }

    /** Registers an index that is already built. */
    synchronized void attach(OrderedIndex index) {
        getIndexes().add(index);
        replan();
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        replan();
    }

    private void replan() {
        planned = getIndexes().stream().map(OrderedIndex.class::cast).toList();
    }

    boolean hasIndex(String name) {
        return planned.stream().anyMatch(index -> index.getName().equals(name));
    }

    synchronized void rebuild(StoredIndex index) {
        index.clear();
        streamAllDocumentsWithPosition().forEach(entry -> {
            index.checkAdd(entry.getDocument(), this);
            index.add(entry.getDocument(), entry.getPosition(), this);
        });
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        String idField = getIdField();
        Key position = KeyBuilder.of(idField == null ? UUID.randomUUID() : document.get(idField));
        data.put(position, BsonBytes.encode(document));
        return position;
    }

    @Override
    protected Document getDocument(Key position) {
        return BsonBytes.decode(Objects.requireNonNull(data.get(View.NOW, position)));
    }

    @Override
    protected void removeDocument(Key position) {
        if (data.remove(position) == null) {
            throw new NoSuchElementException("no document with key " + position);
        }
    }

    @Override
    protected void handleUpdate(Key position, Document before, Document after) {
        data.put(position, BsonBytes.encode(after));
    }

    /** Without a filter everything goes at once, however much there is. */
    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        if (!selector.isEmpty() || limit != 0) {
            return super.deleteDocuments(selector, limit, oplog);
        }
        int deleted = count();
        data.clear();
        getIndexes().forEach(index -> {
            if (index instanceof StoredIndex stored) {
                stored.clear();
            }
        });
        return deleted;
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        RangeReader reader = new RangeReader(data, View.NOW, Range.ALL, false, null);
        Iterable<DocumentWithPosition<Key>> all = () -> new Iterator<>() {
            private boolean more = reader.advance();

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public DocumentWithPosition<Key> next() {
                DocumentWithPosition<Key> next =
                        new DocumentWithPosition<>(BsonBytes.decode(reader.value()), reader.key());
                more = reader.advance();
                return next;
            }
        };
        return StreamSupport.stream(all.spliterator(), false);
    }

    @Override
    public int count() {
        return Math.toIntExact(data.size(View.NOW));
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    // GAP: sizes in collStats and dbStats are 0: counting bytes would cost every write one more page
    @Override
    protected int getDataSize() {
        return 0;
    }
}
