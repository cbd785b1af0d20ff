package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.Tile;
import io.trialledger.ledger.TileBuilder;
import io.trialledger.starter.history.LogFollower;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the tree over the log and signs it every five seconds while it grows and as soon as it rests: the tiles first, then the checkpoint, each proven to
 * extend the last. Of several processes one does so, the others stand by. Leaves of what this process has appended are those that were
 * acknowledged; all others are computed from the stored bytes: a leaf that does not match them, or a tree that does not extend what was
 * signed, stops the signing and raises the alarm.
 */
class LedgerFollower extends LogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final long BETWEEN_CHECKPOINTS_NANOS = 5_000_000_000L;
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final EventLog log;
    private final String origin;
    private final Lease lease;
    private final Tiles tiles;
    private final SignedCheckpoints checkpoints;
    private final FreshLeaves fresh = new FreshLeaves();
    private TileBuilder tree = new TileBuilder();
    private boolean holding;
    private long signedSize = -1;
    private long signedAtNanos = System.nanoTime() - BETWEEN_CHECKPOINTS_NANOS;
    private boolean doubted;
    private volatile @Nullable String alarm;

    LedgerFollower(EventLog log, String origin, Lease lease, Tiles tiles, SignedCheckpoints checkpoints) {
        super("ledger", log);
        this.log = log;
        this.origin = origin;
        this.lease = lease;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
    }

    /** What is wrong with the log; empty if nothing is known. */
    Optional<String> alarm() {
        return Optional.ofNullable(alarm);
    }

    @Override
    protected synchronized long resume() {
        holding = false;
        return checkpoints.newest().map(last -> last.checkpoint().size()).orElse(0L) - 1;
    }

    @Override
    protected synchronized void take(List<StoredCommit> commits) {
        if (holds()) {
            appendUpTo(commits.get(0).position());
            commits.forEach(commit -> commit.events().forEach(this::append));
            signIfDue();
        }
    }

    private void signIfDue() {
        if (System.nanoTime() - signedAtNanos >= BETWEEN_CHECKPOINTS_NANOS) {
            sign();
        }
    }

    /** This process has appended a commit; returns at once. */
    void stored(long position, List<byte[]> leafHashes) {
        fresh.offer(position, leafHashes);
    }

    @Override
    protected synchronized long takeKnown(long from) {
        Optional<FreshLeaves.Leaves> commit = fresh.takeAt(from);
        if (commit.isEmpty() || !holds()) {
            return from;
        }
        appendUpTo(from);
        long next = from;
        while (commit.isPresent()) {
            append(commit.get());
            next = commit.get().next();
            commit = fresh.takeAt(next);
        }
        signIfDue();
        return next;
    }

    private void append(FreshLeaves.Leaves commit) {
        for (int i = 0; i < commit.hashes().size(); i++) {
            if (commit.position() + i == tree.size()) {
                tree.append(commit.hashes().get(i)).forEach(tiles::save);
            }
        }
    }

    @Override
    protected Duration gathering() {
        return GATHERING;
    }

    @Override
    protected synchronized void idle() {
        if (holds()) {
            appendUpTo(coveredTo() + 1);
            sign();
        }
    }

    /** Signs what has been taken, unless another process does that. */
    synchronized void signNow() {
        if (holding) {
            sign();
        }
    }

    /**
     * What is wrong is looked at once more from the start before it is an alarm: a database that has just got another primary may
     * answer with what it knew a moment before.
     */
    @Override
    protected synchronized boolean triesAgainAfter(RuntimeException failure) {
        if (!(Damage.in("the log after position " + coveredTo(), failure) instanceof Contradiction found)) {
            return true;
        }
        if (!doubted) {
            doubted = true;
            return true;
        }
        holding = false;
        alarm = found.getMessage();
        LOG.error("ALARM: {}: {}. Nothing more is signed", origin, found.getMessage());
        return false;
    }

    @Override
    protected void stopped() {
        lease.release();
    }

    private boolean holds() {
        if (!lease.hold()) {
            holding = false;
            return false;
        }
        if (!holding) {
            open();
            holding = true;
        }
        return true;
    }

    private void open() {
        Optional<Checkpoint> last =
                checkpoints.newestSince(checkpoints.anchored()).map(SignedCheckpoints.Stored::checkpoint);
        long size = last.map(Checkpoint::size).orElse(0L);
        tree = hasTiles(size) ? TileBuilder.resume(size, tiles) : new TileBuilder();
        appendUpTo(size);
        last.filter(signed -> !Arrays.equals(signed.root(), tree.root())).ifPresent(signed -> {
            throw new Contradiction("the tiles do not give the signed root of " + signed.size() + " events");
        });
        signedSize = last.isPresent() ? size : -1; // an empty log is signed, too
    }

    /** A log that was signed before there were tiles is built anew. */
    private boolean hasTiles(long size) {
        return size > 0 && tiles.find(Tile.of(0, (size - 1) / Tile.FULL, size)).isPresent();
    }

    private void appendUpTo(long position) {
        if (tree.size() < position) {
            try (Stream<StoredEvent> missing = log.events(tree.size(), position)) {
                missing.forEach(this::append);
            }
        }
    }

    private void append(StoredEvent event) {
        if (event.position() < tree.size()) {
            return;
        }
        byte[] leaf = event.leafData(origin).leafHash();
        if (!Arrays.equals(leaf, event.leafHash())) {
            throw new Contradiction("the bytes at position " + event.position() + " do not match their leaf");
        }
        tree.append(leaf).forEach(tiles::save);
    }

    private void sign() {
        if (tree.size() == signedSize) {
            return;
        }
        tree.partial().forEach(tiles::save);
        checkpoints.sign(new Checkpoint(origin, tree.size(), tree.root()));
        doubted = false;
        signedSize = tree.size();
        signedAtNanos = System.nanoTime();
    }
}
