package io.trialledger.eventstore;

import static java.util.Objects.requireNonNull;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that gives all waiting commits of this process the next positions and writes them with one ordered {@code insertMany}.
 * The unique {@code _id} decides between processes: whoever finds its first position taken reads the end of the log anew and plans
 * again. A position that was read too early is harmless, because a document already stands there; within a batch, {@code ordered}
 * stops at the first refusal, so that what follows can't leave a gap. An outcome that is unknown is asked for by writing the same
 * document to the same position again until the answer is certain.
 *
 * <p>A crowd of committers is told by another thread: to wake them takes a while, and then they want the processor, so that those who
 * wait for the next batch would wait for them too. Sent off at once, it is being written while the first crowd encodes its next commits.
 */
final class Appender implements AutoCloseable {

    /** The end of the log: the next position, and the times that may not go back. */
    record End(long next, long at, long mx) {

        static final End OF_EMPTY_LOG = new End(0, 0, Long.MIN_VALUE);
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(Appender.class);
    private static final int MAX_DOCUMENTS = 1000;
    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
    private static final int KEYS_A_QUERY = 500;
    private static final int CONFLICT_LOOKUPS = 5;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_JITTER = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final EventLog log;
    private final MongoCollection<RawBsonDocument> documents;
    private final LogHealth health;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<List<CommitDocument>> appended;
    private final BlockingQueue<PendingCommit> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final ExecutorService acknowledger =
            Executors.newSingleThreadExecutor(work -> daemon(work, "log-acknowledger"));
    private volatile boolean open = true;
    private volatile long closedAt;
    private @Nullable End end;

    /** @param appended told, on the appender's thread, what has become durable */
    Appender(EventLog log, LogHealth health, Clock clock, Duration patience, Consumer<List<CommitDocument>> appended) {
        this.log = log;
        this.documents = log.writable().withDocumentClass(RawBsonDocument.class);
        this.health = health;
        this.clock = clock;
        this.patience = patience;
        this.appended = appended;
        this.thread = daemon(this::run, "log-appender");
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Stores the commit and returns the position of its last event; it is durable then. An interrupt doesn't end the wait: only the
     * database knows what became of the commit.
     *
     * @throws DuplicateKey if an event number is taken
     * @throws CommandAlreadyHandled if the command's first commit is in the log
     * @throws StoreUnavailable if the database can't be reached; the commit isn't stored
     * @throws OutcomeUnknown if the database doesn't answer; the commit may be stored
     * @throws LogBroken if the log has a hole
     */
    long append(PendingCommit commit) {
        health.requireWhole();
        queue.add(commit);
        if (!open && commit.withdraw()) {
            throw new StoreUnavailable("this process is stopping");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return commit.done().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    throw commit.withdraw()
                            ? new StoreUnavailable("no answer from the database for " + patience, e)
                            : new OutcomeUnknown("no answer from the database for " + patience, e);
                } catch (ExecutionException e) {
                    throw requireNonNull(e.getCause()) instanceof RuntimeException cause
                            ? cause
                            : new OutcomeUnknown("the appender failed", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many commits nobody has taken yet. */
    int waiting() {
        return queue.size();
    }

    private void run() {
        while (open || !queue.isEmpty()) {
            List<PendingCommit> batch = nextBatch();
            try {
                write(batch);
            } catch (RuntimeException e) {
                LOGGER.error("ALARM: the appender failed on {} commits", batch.size(), e);
                end = null;
                batch.forEach(
                        commit -> commit.done().completeExceptionally(new OutcomeUnknown("the appender failed", e)));
            }
        }
    }

    /** All that wait, up to what one command takes. */
    private List<PendingCommit> nextBatch() {
        List<PendingCommit> batch = new ArrayList<>();
        int bytes = 0;
        try {
            PendingCommit next = queue.poll(100, TimeUnit.MILLISECONDS);
            while (next != null) {
                if (next.take()) {
                    batch.add(next);
                    bytes += next.document().size();
                }
                PendingCommit following = queue.peek();
                boolean fits = following != null
                        && batch.size() < MAX_DOCUMENTS
                        && bytes + following.document().size() <= MAX_BATCH_BYTES;
                next = fits ? queue.poll() : null;
            }
        } catch (InterruptedException e) {
            LOGGER.warn("someone interrupted the appender; it goes on", e);
        }
        return batch;
    }

    private void write(List<PendingCommit> batch) {
        List<PendingCommit> rest = batch;
        boolean placed = false;
        int failures = 0;
        int collisions = 0;
        while (!rest.isEmpty()) {
            if (refused(rest, failures)) {
                return;
            }
            try {
                if (!placed) {
                    place(rest);
                    placed = true;
                }
                documents.insertMany(rest.stream().map(c -> c.document().bson()).toList(), ORDERED);
                stored(rest);
                return;
            } catch (MongoBulkWriteException e) {
                Outcome outcome = judge(rest, e);
                rest = outcome.rest();
                placed = outcome.placed();
                if (outcome.collided()) {
                    jitter(++collisions);
                } else if (outcome.unknown()) {
                    pause(++failures, e);
                }
            } catch (MongoException e) {
                if (isRefusal(e)) {
                    fail(
                            rest,
                            failures == 0
                                    ? new EventStoreException("the database refuses to store events", e)
                                    : new OutcomeUnknown("the database refuses to store events", e));
                    return;
                }
                pause(++failures, e);
            }
        }
    }

    private void place(List<PendingCommit> rest) {
        End last = end;
        if (last == null) {
            last = log.newestEnd()
                    .map(document -> new End(
                            EventLog.next(document),
                            document.getInt64("at").getValue(),
                            document.getInt64("mx").getValue()))
                    .orElse(End.OF_EMPTY_LOG);
            end = last;
        }
        long now = clock.millis();
        for (PendingCommit commit : rest) {
            last = commit.placeAfter(last, now);
        }
    }

    /**
     * What to do after a batch that wasn't taken whole.
     *
     * @param rest what isn't decided yet
     * @param placed true if its positions still stand
     */
    private record Outcome(List<PendingCommit> rest, boolean placed, boolean collided, boolean unknown) {

        static Outcome goOn(List<PendingCommit> rest, boolean placed) {
            return new Outcome(rest, placed, false, false);
        }

        static Outcome collision(List<PendingCommit> rest) {
            return new Outcome(rest, false, true, false);
        }

        static Outcome askAgain(List<PendingCommit> rest) {
            return new Outcome(rest, true, false, true);
        }
    }

    private Outcome judge(List<PendingCommit> batch, MongoBulkWriteException e) {
        if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) {
            return Outcome.askAgain(batch);
        }
        // never insertedCount: some servers report the whole batch
        BulkWriteError error = e.getWriteErrors().get(0);
        stored(batch.subList(0, error.getIndex()));
        List<PendingCommit> rest = batch.subList(error.getIndex(), batch.size());
        if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
            if (isTransient(error.getCode())) {
                return Outcome.askAgain(rest);
            }
            fail(rest.subList(0, 1), new EventStoreException("the database refuses a commit: " + error.getMessage()));
            return Outcome.goOn(rest.subList(1, rest.size()), false);
        }
        return afterDuplicate(rest);
    }

    /** The first of {@code rest} was refused as a duplicate: of its position or of a key? */
    private Outcome afterDuplicate(List<PendingCommit> rest) {
        PendingCommit first = rest.get(0);
        List<PendingCommit> others = rest.subList(1, rest.size());
        BsonDocument there = log.newestAt(first.position());
        if (there == null) {
            return resolveConflict(first) ? Outcome.goOn(others, false) : Outcome.askAgain(rest);
        }
        if (!isOwn(there, first)) {
            end = null;
            return Outcome.collision(rest);
        }
        int own = ownDurable(rest);
        if (own == 0) {
            return Outcome.askAgain(rest);
        }
        stored(rest.subList(0, own));
        return Outcome.goOn(rest.subList(own, rest.size()), true);
    }

    /** How many of {@code rest}, from its beginning, an earlier attempt has stored durably. */
    private int ownDurable(List<PendingCommit> rest) {
        int own = 0;
        for (BsonDocument document : log.durableFrom(
                rest.get(0).position(), rest.get(rest.size() - 1).position())) {
            if (!isOwn(document, rest.get(own))) {
                break;
            }
            own++;
        }
        return own;
    }

    private static boolean isOwn(BsonDocument stored, PendingCommit commit) {
        return CommitDocument.uuid(stored.getBinary("cid").getData()).equals(commit.cid());
    }

    /** Finds the key that is taken and tells the committer; false if none is found any more. */
    private boolean resolveConflict(PendingCommit commit) {
        for (int i = 0; i < CONFLICT_LOOKUPS; i++) {
            RuntimeException conflict = findConflict(commit);
            if (conflict != null) {
                commit.done().completeExceptionally(conflict);
                return true;
            }
        }
        return false;
    }

    private @Nullable RuntimeException findConflict(PendingCommit commit) {
        String commandId = commit.commandId();
        if (commandId != null && !log.taken(List.of(Keys.ofCommand(commandId))).isEmpty()) {
            return log.ofCommand(commandId)
                    .<RuntimeException>map(first -> new CommandAlreadyHandled(commandId, first.next() - 1))
                    .orElseGet(() -> new OutcomeUnknown("command " + commandId + " is stored, but not durably yet"));
        }
        List<String> keys = commit.aggregateKeys();
        for (int from = 0; from < keys.size(); from += KEYS_A_QUERY) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_A_QUERY));
            Set<String> taken = log.taken(some);
            for (String key : some) {
                if (taken.contains(key)) {
                    return new DuplicateKey(key);
                }
            }
        }
        return null;
    }

    private void stored(List<PendingCommit> commits) {
        if (commits.isEmpty()) {
            return;
        }
        end = commits.get(commits.size() - 1).end();
        if (commits.size() == 1) {
            acknowledge(commits);
        } else {
            acknowledger.execute(() -> acknowledge(commits));
        }
        appended.accept(commits.stream().map(PendingCommit::document).toList());
    }

    private static void acknowledge(List<PendingCommit> commits) {
        commits.forEach(commit -> commit.done().complete(commit.end().next() - 1));
    }

    private static void fail(List<PendingCommit> commits, RuntimeException cause) {
        commits.forEach(commit -> commit.done().completeExceptionally(cause));
    }

    /** True if nothing more can be done for {@code rest}, whose committers are told so. */
    private boolean refused(List<PendingCommit> rest, int failures) {
        if (health.broken().isPresent()) {
            String why = health.broken().orElseThrow();
            fail(rest, failures == 0 ? new LogBroken(why) : new OutcomeUnknown(why));
            return true;
        }
        if (!open && failures > 0 && System.nanoTime() - closedAt > GOODBYE.toNanos()) {
            fail(rest, new OutcomeUnknown("this process stops before the database answered"));
            return true;
        }
        return false;
    }

    /** True if the server understood and will never do it. */
    private static boolean isRefusal(MongoException e) {
        return e instanceof MongoCommandException && (e.getCode() == 13 || e.getCode() == 18);
    }

    /** Errors of a server that stops or steps down (MongoDB's error categories NotPrimary and Shutdown). */
    private static boolean isTransient(int code) {
        return Set.of(91, 189, 10107, 11600, 11602, 13435, 13436).contains(code);
    }

    private void pause(int failures, MongoException e) {
        LOGGER.warn("the outcome of an append is unknown; asking again (time {}): {}", failures, e.toString());
        LockSupport.parkNanos(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(10, failures - 1)));
    }

    /** Two appenders that collide again and again would do so in step. */
    private static void jitter(int collisions) {
        if (collisions > 2) {
            LockSupport.parkNanos(ThreadLocalRandom.current()
                    .nextLong(Math.min(LONGEST_JITTER, TimeUnit.MICROSECONDS.toNanos(200L * collisions))));
        }
    }

    /** Writes what waits, for at most 5 s if the database doesn't answer. */
    @Override
    public void close() {
        closedAt = System.nanoTime();
        open = false;
        try {
            thread.join(2 * GOODBYE.toMillis());
            acknowledger.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
