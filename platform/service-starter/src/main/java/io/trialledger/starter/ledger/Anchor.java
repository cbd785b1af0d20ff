package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.trialledger.ledger.Checkpoint;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Remembers, in another database than the log's, what was signed last. A log that was put back to an older state is found out
 * by it: whoever went on signing there would sign two histories under one name.
 */
class Anchor {

    static final String COLLECTION = "signed_last";
    private static final String SIZE = "size";
    private static final String ROOT = "root";

    private final MongoCollection<Document> anchors;

    /** @param elsewhere restored from another backup than the log */
    Anchor(MongoDatabase elsewhere) {
        anchors = elsewhere.getCollection(COLLECTION);
    }

    /** Keeps this checkpoint as the last one, unless a larger one is kept. */
    void advance(Checkpoint signed) {
        long matched = anchors.updateOne(
                        and(eq("_id", signed.origin()), lt(SIZE, signed.size())),
                        Updates.combine(Updates.set(SIZE, signed.size()), Updates.set(ROOT, new Binary(signed.root()))))
                .getMatchedCount();
        if (matched == 0 && find(signed.origin()).isEmpty()) {
            begin(signed);
        }
    }

    private void begin(Checkpoint signed) {
        try {
            anchors.insertOne(new Document("_id", signed.origin())
                    .append(SIZE, signed.size())
                    .append(ROOT, new Binary(signed.root())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            advance(signed);
        }
    }

    /** What was signed last, as far as a majority of the servers has it on disk; its checkpoint was stored before. */
    Optional<Checkpoint> last(String origin) {
        return Optional.ofNullable(anchors.withReadConcern(ReadConcern.MAJORITY)
                        .find(eq("_id", origin))
                        .first())
                .map(last -> new Checkpoint(
                        origin, last.getLong(SIZE), last.get(ROOT, Binary.class).getData()));
    }

    private Optional<Document> find(String origin) {
        return Optional.ofNullable(anchors.find(eq("_id", origin)).first());
    }
}
