package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.trialledger.ledger.Checkpoint;
import java.util.Arrays;
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

    /**
     * Refuses a log that is older than what was signed of it.
     *
     * @param newest signed checkpoint in the log's own database
     * @param events that the log has
     * @throws IllegalStateException saying what to do
     */
    void requireNotOlder(String origin, Optional<Checkpoint> newest, long events) {
        long signed = newest.map(Checkpoint::size).orElse(0L);
        if (events < signed) {
            throw older(origin, signed, events);
        }
        find(origin).ifPresent(last -> {
            if (last.getLong(SIZE) > signed) {
                throw older(origin, last.getLong(SIZE), signed);
            }
            boolean same = newest.map(checkpoint -> last.getLong(SIZE) < signed
                            || Arrays.equals(last.get(ROOT, Binary.class).getData(), checkpoint.root()))
                    .orElse(true);
            if (!same) {
                throw new IllegalStateException("the log " + origin
                        + " is not the one that was signed under this name: another root for " + signed + " events");
            }
        });
    }

    private static IllegalStateException older(String origin, long signed, long found) {
        return new IllegalStateException("the log " + origin + " was signed with " + signed
                + " events, this database has signed ones up to " + found
                + ": it was put back to an older state. Restore a newer one, or go on under a new name"
                + " (trialledger.log.origin) whose first entry names the old checkpoint");
    }

    private Optional<Document> find(String origin) {
        return Optional.ofNullable(anchors.find(eq("_id", origin)).first());
    }
}
