package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;

/** An index the {@link Planner} can walk: a tree in the order of its keys. The plan is made there, never by canHandle. */
abstract class OrderedIndex extends Index<Key> {

    private final Tree tree;

    OrderedIndex(Tree tree, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.tree = tree;
    }

    Tree tree() {
        return tree;
    }

    /** True if the tree's values are the documents themselves; else they are keys of the collection's data tree. */
    abstract boolean holdsDocuments();

    /** True once a document had an array in an indexed field: it then stands at several places of the tree. */
    abstract boolean multikey();

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public Key getPosition(Document document) {
        return KeyBuilder.of(document.get("_id"));
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by Planner");
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && isUnique() == other.isUnique()
                && Objects.equals(
                        toIndexDescription().get("key"),
                        other.toIndexDescription().get("key"));
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
