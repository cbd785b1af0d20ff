package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.trialledger.eventstore.EventLog;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.ProofException;
import io.trialledger.ledger.SignedNote;
import io.trialledger.ledger.TileReader;
import io.trialledger.ledger.TileTree;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * All checkpoints ever signed, by size. Each names the one it was proven to extend, and two can't name the same: whichever
 * processes sign, the checkpoints are one chain, so no two of them contradict each other. Thread-safe.
 */
class SignedCheckpoints {

    static final String COLLECTION = "checkpoints";
    private static final String NOTE = "note";
    private static final String EXTENDS = "extends";

    private final MongoCollection<Document> checkpoints;
    private final TileReader tiles;
    private final LogKeys keys;
    private final Anchor anchor;

    SignedCheckpoints(MongoDatabase database, TileReader tiles, LogKeys keys, Anchor anchor) {
        this.checkpoints = database.getCollection(COLLECTION);
        this.tiles = tiles;
        this.keys = keys;
        this.anchor = anchor;
        checkpoints.createIndex(
                Indexes.ascending(EXTENDS), new IndexOptions().unique(true).sparse(true));
    }

    /**
     * A stored checkpoint.
     *
     * @param note as it is handed out, with all signatures
     */
    record Stored(Checkpoint checkpoint, String note) {}

    Optional<Stored> newest() {
        return one(new Document());
    }

    /** The newest as it is stored, whoever signed it. */
    Optional<String> newestNote() {
        return document(new Document()).map(stored -> stored.getString(NOTE));
    }

    /** What was signed last according to another database than the log's: no more than {@link #newest} when that is asked after it. */
    Optional<Checkpoint> anchored() {
        return anchor.last(keys.origin());
    }

    /**
     * The newest, which must not be older than what was signed {@code before}.
     *
     * @throws Contradiction saying what to do if it is
     */
    Optional<Stored> newestSince(Optional<Checkpoint> before) {
        Optional<Stored> newest = newest();
        long size = newest.map(last -> last.checkpoint().size()).orElse(0L);
        before.ifPresent(signed -> {
            if (size < signed.size()) {
                throw older(signed.size(), size);
            }
            newest.ifPresent(last -> requireSame(signed, last.checkpoint()));
        });
        return newest;
    }

    /**
     * Refuses a log that is older than what was signed of it.
     *
     * @throws Contradiction saying what to do
     */
    void requireNotOlder(EventLog log) {
        long signed =
                newestSince(anchored()).map(last -> last.checkpoint().size()).orElse(0L);
        long events = log.head() + 1;
        if (events < signed) {
            throw older(signed, events);
        }
    }

    private Contradiction older(long signed, long found) {
        return new Contradiction("the log " + keys.origin() + " was signed with " + signed
                + " events, this database has signed ones up to " + found
                + ": it was put back to an older state. Restore a newer one, or go on under a new name"
                + " (trialledger.log.origin) whose first entry names the old checkpoint");
    }

    /** The newest that covers {@code position}. */
    Optional<Stored> covering(long position) {
        return one(gt("_id", position));
    }

    Optional<Stored> ofSize(long size) {
        return one(eq("_id", size));
    }

    /** The largest of at most {@code size} events. */
    Optional<Stored> ofAtMost(long size) {
        return one(lte("_id", size));
    }

    private Optional<Stored> one(Bson which) {
        return document(which).map(this::stored);
    }

    private Optional<Document> document(Bson which) {
        return Optional.ofNullable(
                checkpoints.find(which).sort(Sorts.descending("_id")).limit(1).first());
    }

    private Stored stored(Document document) {
        return stored(document.getString(NOTE));
    }

    /** A note as it was handed out, read. */
    Stored stored(String note) {
        return new Stored(Checkpoint.open(note, keys.ofLog()), note);
    }

    /**
     * Signs the log's tree after proving that it extends the newest signed one; its tiles must be stored. Does nothing if a tree
     * of this size or a larger one is signed already.
     *
     * @throws Contradiction if this tree does not extend what was signed, or the database was put back to an older state
     */
    void sign(Checkpoint ours) {
        Optional<Stored> before = newestSince(anchored());
        if (before.isPresent() && before.get().checkpoint().size() >= ours.size()) {
            requireSame(before.get().checkpoint(), ours);
            return;
        }
        before.ifPresent(last -> prove(last.checkpoint(), ours));
        Document document = new Document("_id", ours.size())
                .append(NOTE, ours.sign(keys.signer()))
                .append(EXTENDS, before.map(last -> last.checkpoint().size()).orElse(-1L));
        try {
            checkpoints.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            sign(ours); // another process signed meanwhile: what it signed is now the newest
            return;
        }
        anchor.advance(ours);
    }

    private static void requireSame(Checkpoint theirs, Checkpoint ours) {
        if (theirs.size() == ours.size() && !theirs.equals(ours)) {
            throw new Contradiction("another root was signed for " + ours.size() + " events");
        }
    }

    private void prove(Checkpoint last, Checkpoint ours) {
        List<byte[]> hashes = last.size() == 0
                ? List.of()
                : new TileTree(ours.size(), tiles).consistencyProof(last.size(), ours.size());
        try {
            new ConsistencyProof(last.size(), hashes).verify(last, ours);
        } catch (ProofException e) {
            throw new Contradiction(
                    "the tree of " + ours.size() + " events does not extend the signed one of " + last.size());
        }
    }

    /** Gives the newest checkpoint the present key's signature too, if another key of this log signed it. */
    void signWithPresentKey() {
        newest().filter(last -> SignedNote.open(last.note(), keys.ofLog()).verifiedBy().stream()
                        .noneMatch(key -> key.equals(keys.signer().verifier())))
                .ifPresent(last -> replace(
                        last, SignedNote.merge(last.note(), last.checkpoint().sign(keys.signer()), keys.ofLog())));
    }

    /**
     * Adds witnesses' signatures to the checkpoint they are of.
     *
     * @param cosigned the note as a witness signed it
     * @return the note with them
     * @throws io.trialledger.ledger.NoteException if it is no checkpoint of this log, or a witness's signature does not hold
     */
    Optional<String> cosign(String cosigned) {
        Checkpoint checkpoint = Checkpoint.open(cosigned, keys.ofLog());
        while (true) {
            Optional<Stored> stored = ofSize(checkpoint.size());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            String merged = SignedNote.merge(stored.get().note(), cosigned, keys.witnesses());
            if (merged.equals(stored.get().note()) || replace(stored.get(), merged)) {
                return Optional.of(merged);
            }
        }
    }

    private boolean replace(Stored before, String note) {
        return checkpoints
                        .updateOne(
                                and(eq("_id", before.checkpoint().size()), eq(NOTE, before.note())),
                                Updates.set(NOTE, note))
                        .getMatchedCount()
                == 1;
    }
}
