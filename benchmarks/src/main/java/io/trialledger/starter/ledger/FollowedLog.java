package io.trialledger.starter.ledger;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.ledger.NoteSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A log's tree as a service has it, built and signed behind the appends: its own classes, without Spring. For benchmarks. */
public final class FollowedLog implements AutoCloseable {

    private final LedgerFollower follower;
    private final SignedCheckpoints checkpoints;

    /** @param keys of another name than the log's database */
    public FollowedLog(MongoDatabase database, MongoDatabase keys, EventLog log, NoteSigner signer) {
        LogKeys logKeys = new LogKeys(signer, List.of(), List.of());
        Tiles tiles = new Tiles(database);
        checkpoints = new SignedCheckpoints(database, tiles, logKeys, new Anchor(keys));
        Lease lease = new Lease(database, "ledger", Duration.ofSeconds(10), Clock.systemUTC());
        follower = new LedgerFollower(log, logKeys.origin(), lease, tiles, checkpoints);
        follower.start();
    }

    /** To be told of what is appended, as a service's event store does. */
    public void stored(long position, List<byte[]> leafHashes) {
        follower.stored(position, leafHashes);
    }

    /** To be called after an append, as a service's event store does. */
    public void wake() {
        follower.wake();
    }

    /** Events that the newest signed checkpoint covers, once all {@code events} are signed or {@code patience} is over. */
    public long signed(long events, Duration patience) {
        follower.await(events - 1, patience);
        follower.signNow();
        return checkpoints.newest().map(stored -> stored.checkpoint().size()).orElse(0L);
    }

    @Override
    public void close() {
        follower.stop();
    }
}
