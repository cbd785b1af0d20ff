package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.RightEdge;
import io.trialledger.starter.NotYetKnown;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the log's Merkle tree and signs checkpoints: at most one a second, and one whenever it is asked for. Every leaf is
 * computed anew from the stored bytes and compared with the stored leaf. What it signs is always the very tree the last
 * checkpoint signed, grown: that tree's edge is kept with the checkpoint, its root compared with the signed one, and only
 * appended to, so that two checkpoints can't contradict each other.
 */
class LedgerFollower extends LogFollower {

    static final String CHECKPOINTS = "checkpoints";
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final long BETWEEN_CHECKPOINTS_NANOS = 1_000_000_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventLog log;
    private final String origin;
    private final NoteSigner signer;
    private final MongoCollection<Document> checkpoints;
    private RightEdge tree = new RightEdge();
    private long signedSize = -1;
    private String newest = "";
    private long signedAtNanos = System.nanoTime() - BETWEEN_CHECKPOINTS_NANOS;

    LedgerFollower(EventLog log, MongoDatabase database, String origin, NoteSigner signer) {
        super("ledger", log);
        this.log = log;
        this.origin = origin;
        this.signer = signer;
        this.checkpoints = database.getCollection(CHECKPOINTS);
    }

    /** The key others verify checkpoints with. */
    String vkey() {
        return signer.verifier().toString();
    }

    @Override
    synchronized long resume() {
        tree = new RightEdge();
        signedSize = -1;
        Document last =
                checkpoints.find().sort(Sorts.descending("_id")).limit(1).first();
        if (last != null) {
            Checkpoint signed = read(last);
            tree = RightEdge.resume(
                    signed.size(),
                    last.getList("peaks", Binary.class).stream()
                            .map(Binary::getData)
                            .toList());
            if (!Arrays.equals(signed.root(), tree.root())) {
                throw contradiction(signed);
            }
            signedSize = signed.size();
            newest = last.getString("note");
        }
        return tree.size() - 1;
    }

    private IllegalStateException contradiction(Checkpoint signed) {
        LOG.error(
                "ALARM: the tree of {} contradicts the checkpoint of size {}: nothing is signed",
                origin,
                signed.size());
        return new IllegalStateException("the tree contradicts a signed checkpoint");
    }

    @Override
    synchronized void take(List<StoredCommit> commits) {
        for (StoredCommit commit : commits) {
            for (StoredEvent event : commit.events()) {
                append(event);
            }
        }
        if (System.nanoTime() - signedAtNanos >= BETWEEN_CHECKPOINTS_NANOS) {
            sign();
        }
    }

    private void append(StoredEvent event) {
        if (event.position() < tree.size()) {
            return;
        }
        byte[] leaf = event.leafData(origin).leafHash();
        if (!Arrays.equals(leaf, event.leafHash())) {
            LOG.error("ALARM: the bytes at position {} of {} don't match their leaf", event.position(), origin);
            throw new IllegalStateException("a stored event does not match its leaf");
        }
        tree.append(leaf);
    }

    /**
     * A signed checkpoint of at least everything that is in the log now.
     *
     * @throws NotYetKnown if that is not taken within 2 seconds
     */
    String checkpoint() {
        long head = log.head();
        if (!await(head, PATIENCE)) {
            throw new NotYetKnown("the ledger has taken the log up to " + coveredTo() + ", not yet to " + head);
        }
        synchronized (this) {
            if (signedSize != tree.size()) {
                sign();
            }
            return newest;
        }
    }

    private void sign() {
        Checkpoint checkpoint = new Checkpoint(origin, tree.size(), tree.root());
        String note = checkpoint.sign(signer);
        Document stored = new Document("_id", tree.size())
                .append("note", note)
                .append("peaks", tree.peaks().stream().map(Binary::new).toList());
        try {
            checkpoints.insertOne(stored);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            requireSame(checkpoint);
        }
        newest = note;
        signedSize = tree.size();
        signedAtNanos = System.nanoTime();
    }

    /** Another process may have signed this size already: then it must have signed this root. */
    private void requireSame(Checkpoint ours) {
        Checkpoint theirs = read(Objects.requireNonNull(
                checkpoints.find(eq("_id", ours.size())).first(), "a checkpoint is never removed"));
        if (!theirs.equals(ours)) {
            throw contradiction(theirs);
        }
    }

    private Checkpoint read(Document stored) {
        return Checkpoint.open(stored.getString("note"), List.of(signer.verifier()));
    }
}
