package io.trialledger.eventstore;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the log is whole and everything in it was handled. One a database, shared by all that read or write the log.
 * Thread-safe.
 */
public final class LogHealth {

    /** What a service says about itself. */
    public enum Status {
        OK,
        /** Serving, but an event waits as a dead letter: somebody must look. */
        DEGRADED,
        /** A position of the log is missing: not ready, appends refused, until somebody has looked and restarted. */
        DOWN
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(LogHealth.class);

    private final MongoDatabase database;
    private volatile @Nullable String broken;

    public LogHealth(MongoDatabase database) {
        this.database = database;
    }

    /** Asks the database for dead letters, so call it as often as a health probe does. */
    public Status status() {
        if (broken != null) {
            return Status.DOWN;
        }
        return deadLetters() ? Status.DEGRADED : Status.OK;
    }

    /** What is missing, if the log is broken. */
    public Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    /** True if any event of any processing group waits as a dead letter. */
    public boolean deadLetters() {
        return database.getCollection(LogDeadLetterQueue.COLLECTION)
                        .find()
                        .projection(Projections.include("_id"))
                        .limit(1)
                        .first()
                != null;
    }

    /**
     * Declares the log broken, for good.
     *
     * @return what to throw
     */
    LogBroken breakDown(String why) {
        if (broken == null) {
            broken = why;
            LOGGER.error("ALARM: the log is broken: {}. Reading stops, appends are refused.", why);
        }
        return new LogBroken(why);
    }

    /** @throws LogBroken if the log is broken */
    void requireWhole() {
        String why = broken;
        if (why != null) {
            throw new LogBroken(why);
        }
    }
}
