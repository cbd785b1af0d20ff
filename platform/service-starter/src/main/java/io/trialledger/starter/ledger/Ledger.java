package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.MerkleProof;
import io.trialledger.ledger.TileTree;
import io.trialledger.starter.NotYetKnown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What this service's log proves of itself. Thread-safe. */
public class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final long POLL_MILLIS = 20;

    private final EventLog log;
    private final LogKeys keys;
    private final LedgerFollower follower;
    private final SignedCheckpoints checkpoints;
    private final Tiles tiles;

    Ledger(EventLog log, LogKeys keys, LedgerFollower follower, SignedCheckpoints checkpoints, Tiles tiles) {
        this.log = log;
        this.keys = keys;
        this.follower = follower;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
    }

    /** The log's name in its checkpoints. */
    public String origin() {
        return keys.origin();
    }

    /** The key others verify checkpoints with. */
    public String vkey() {
        return keys.signer().verifier().toString();
    }

    /** The newest signed checkpoint, with all signatures, as it is stored; empty before the first. */
    public Optional<String> newest() {
        return checkpoints.newestNote();
    }

    /**
     * A signed checkpoint of at least everything that is in the log now.
     *
     * @throws NotYetKnown if none is signed within 6 seconds
     */
    public String checkpoint() {
        long head = log.head();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<SignedCheckpoints.Stored> newest = checkpoints.newest();
            if (newest.isPresent() && newest.get().checkpoint().size() > head) {
                return newest.get().note();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new NotYetKnown("nothing is signed yet that covers position " + head);
            }
            if (follower.await(head, Duration.ofMillis(POLL_MILLIS))) {
                follower.signNow();
            }
        }
    }

    /** The proof that an event is in the log at its position; empty until a checkpoint covers it, some 6 seconds at most. */
    public Optional<LogProof> inclusion(long position, byte[] leafHash) {
        return checkpoints.covering(position).map(signed -> {
            long size = signed.checkpoint().size();
            List<byte[]> hashes = new TileTree(size, tiles).inclusionProof(position, size);
            if (!MerkleProof.included(
                    leafHash, position, size, signed.checkpoint().root(), hashes)) {
                throw new Contradiction("the event at position " + position + " is not the one that was signed");
            }
            return new LogProof(position, hashes, signed.note());
        });
    }

    /**
     * The proof that one signed checkpoint extends another, as text; empty if there are none of these sizes.
     *
     * @param old size of the earlier one; 0 needs none
     * @param size of the later one, at least {@code old}
     */
    public Optional<String> consistency(long old, long size) {
        boolean signed = size >= old
                && old >= 0
                && checkpoints.ofSize(size).isPresent()
                && (old == 0 || checkpoints.ofSize(old).isPresent());
        if (!signed) {
            return Optional.empty();
        }
        List<byte[]> hashes = old == 0 ? List.of() : new TileTree(size, tiles).consistencyProof(old, size);
        return Optional.of(new ConsistencyProof(old, hashes).text());
    }

    /** What is known to be wrong with the log; empty if nothing is. */
    public Optional<String> alarm() {
        return follower.alarm();
    }
}
