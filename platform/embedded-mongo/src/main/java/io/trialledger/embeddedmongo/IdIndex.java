package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;

/** The index on {@code _id}: the data tree itself, so it can never disagree with the data. */
final class IdIndex extends OrderedIndex {

    IdIndex(Tree data, String name) {
        super(data, name, List.of(new IndexKey("_id", true)), false);
    }

    @Override
    boolean holdsDocuments() {
        return true;
    }

    @Override
    boolean multikey() {
        return false;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (tree().contains(getPosition(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    @Override
    public Key remove(Document document) {
        return getPosition(document);
    }

    /** Refuses a document that has become too large, before any index has changed. */
    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        BsonBytes.encode(after);
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {}

    @Override
    public long getCount() {
        return tree().size(View.NOW);
    }
}
