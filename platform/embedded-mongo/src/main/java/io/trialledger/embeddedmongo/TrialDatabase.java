package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One database: its collections and indexes as trees of the {@link Store}. */
final class TrialDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    /** Commands mongo-java-server answers as it is; any other it would log with all that it carries. */
    private static final Set<String> PASSED_ON = Set.of(
            "delete",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dbstats",
            "collstats",
            "validate",
            "findandmodify",
            "listcollections",
            "listindexes",
            "getlasterror",
            "reseterror");

    private final Catalog catalog;
    private final Reads reads;

    /** True while what is stored is opened: indexes are then checked, not built. */
    private boolean opening = true;

    TrialDatabase(String name, CursorRegistry cursors, Catalog catalog, GroupCommit commit) {
        super(name, cursors);
        this.catalog = catalog;
        this.reads = new Reads(commit, cursors);
        initializeNamespacesAndIndexes();
        opening = false;
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> reads.find(collection(command, query), fullName(command, query), query);
            case "count" -> reads.count(collection(command, query), query);
            case "distinct" -> reads.distinct(collection(command, query), query);
            case "aggregate" ->
                reads.aggregate(collection(command, query), fullName(command, query), query, databases, this, oplog);
            case "insert" -> Writes.insert(query, q -> super.handleCommand(channel, command, q, databases, oplog));
            case "update" -> Writes.update(query, q -> super.handleCommand(channel, command, q, databases, oplog));
            default -> {
                if (!PASSED_ON.contains(command.toLowerCase(Locale.ROOT))) {
                    throw new NoSuchCommandException(command);
                }
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
        };
    }

    private @Nullable TrialCollection collection(String command, Document query) {
        return (TrialCollection) resolveCollection(String.valueOf(query.get(command)), false);
    }

    private String fullName(String command, Document query) {
        return getFullCollectionNamespace(String.valueOf(query.get(command)));
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new TrialCollection(this, name, options, cursorRegistry, catalog.data(getFullCollectionNamespace(name)));
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, false, sparse);
    }

    private Index<Key> index(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        TrialCollection owner = Objects.requireNonNull((TrialCollection) resolveCollection(collection, true));
        if (keys.size() == 1 && keys.get(0).getKey().equals("_id")) {
            return new IdIndex(owner.data(), name);
        }
        if (!opening && !owner.hasIndex(name)) {
            catalog.removeIndex(owner.getFullName(), name); // what an attempt that failed may have left
        }
        StoredIndex index = catalog.index(owner.getFullName(), name, keys, unique, sparse);
        if (opening) {
            owner.attach(index);
            catalog.check(owner, index);
        }
        return index;
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        catalog.removeIndex(collection.getFullName(), name);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        catalog.removeData(getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("renameCollection is refused by Refusals");
    }

    @Override
    protected long getFileSize() {
        return catalog.bytesOnDisk();
    }

    @Override
    protected long getStorageSize() {
        return catalog.bytesOnDisk();
    }
}
