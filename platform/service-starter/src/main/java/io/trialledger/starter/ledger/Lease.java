package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;

/**
 * One of a service's processes at a time has the lease on a task. It spares work and is no safeguard: clocks differ, and a
 * process that was away may believe for a moment that it still has it. Not thread-safe.
 */
class Lease {

    private static final String COLLECTION = "leases";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> leases;
    private final String task;
    private final Duration length;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private long heldUntil = Long.MIN_VALUE;

    /** @param length after which another process may take over from one that is silent */
    Lease(MongoDatabase database, String task, Duration length, Clock clock) {
        this.leases = database.getCollection(COLLECTION);
        this.task = task;
        this.length = length;
        this.clock = clock;
    }

    /** Takes or extends the lease; false while another process has it. Asks the database at most three times a length. */
    boolean hold() {
        long now = clock.millis();
        long until = now + length.toMillis();
        if (now < heldUntil - length.toMillis() * 2 / 3) {
            return true;
        }
        boolean held = leases.updateOne(
                                and(eq("_id", task), or(eq(OWNER, owner), lt(UNTIL, now))),
                                Updates.combine(Updates.set(OWNER, owner), Updates.set(UNTIL, until)))
                        .getMatchedCount()
                == 1;
        held = held || begun(until);
        heldUntil = held ? until : Long.MIN_VALUE;
        return held;
    }

    private boolean begun(long until) {
        try {
            leases.insertOne(new Document("_id", task).append(OWNER, owner).append(UNTIL, until));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** Lets another process have it at once. */
    void release() {
        heldUntil = Long.MIN_VALUE;
        leases.updateOne(and(eq("_id", task), eq(OWNER, owner)), Updates.set(UNTIL, 0L));
    }
}
