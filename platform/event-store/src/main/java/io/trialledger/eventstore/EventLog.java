package io.trialledger.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;

/**
 * The log as it is stored: positions from 0, without gaps. Every read checks that no position is missing; if one is, it throws {@link
 * LogBroken} and {@link LogHealth} goes DOWN: a reader never skips. Reads see only what a majority of the servers holds, so nothing read
 * here is ever taken back. Thread-safe.
 */
public final class EventLog {

    static final String COLLECTION = "events";
    private static final String KEYS_INDEX = "keys";
    private static final int PAGE = 100;

    private final MongoDatabase database;
    private final LogHealth health;
    private final MongoCollection<BsonDocument> majority;
    private final MongoCollection<BsonDocument> newest;

    public EventLog(MongoDatabase database, LogHealth health) {
        this.database = database;
        this.health = health;
        MongoCollection<BsonDocument> events = database.getCollection(COLLECTION, BsonDocument.class)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new CommitCodec()), MongoClientSettings.getDefaultCodecRegistry()))
                .withReadPreference(ReadPreference.primary());
        this.majority = events.withReadConcern(ReadConcern.MAJORITY);
        this.newest = events.withReadConcern(ReadConcern.LOCAL);
    }

    /**
     * The commits from the one that holds {@code fromPosition} on.
     *
     * @param fromPosition 0-based; the first commit may begin before it
     * @param limit most commits to return, at least 1
     * @return in order; empty if {@code fromPosition} is after the head
     * @throws LogBroken if a position is missing
     */
    public List<StoredCommit> read(long fromPosition, int limit) {
        health.requireWhole();
        List<StoredCommit> commits = page(fromPosition, limit);
        Optional<StoredCommit> before = fromPosition <= 0 ? Optional.empty() : lastBefore(fromPosition);
        long expected = before.map(StoredCommit::next).orElse(0L);
        requireContiguous(expected, commits);
        if (before.isEmpty() || expected <= fromPosition) {
            return commits;
        }
        List<StoredCommit> all = new ArrayList<>(commits.size() + 1);
        all.add(before.get());
        all.addAll(commits);
        return all.subList(0, Math.min(limit, all.size()));
    }

    /** As {@link #read}, for a position at which a commit begins or will begin: one query. */
    public List<StoredCommit> readFromBoundary(long boundary, int limit) {
        health.requireWhole();
        List<StoredCommit> commits = page(boundary, limit);
        requireContiguous(boundary, commits);
        return commits;
    }

    private List<StoredCommit> page(long from, int limit) {
        return majority.find(gte("_id", from), StoredCommit.class)
                .sort(ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .into(new ArrayList<>());
    }

    private Optional<StoredCommit> lastBefore(long position) {
        return Optional.ofNullable(majority.find(lt("_id", position), StoredCommit.class)
                .sort(descending("_id"))
                .limit(1)
                .first());
    }

    private void requireContiguous(long expected, List<StoredCommit> commits) {
        long next = expected;
        for (StoredCommit commit : commits) {
            if (commit.position() != next) {
                throw health.breakDown("position " + next + " is missing before " + commit.position());
            }
            next = commit.next();
        }
    }

    /**
     * The events from {@code fromPosition} (inclusive) to {@code toPosition} (exclusive), read page by page.
     *
     * @throws LogBroken from the stream, if a position is missing
     */
    public Stream<StoredEvent> events(long fromPosition, long toPosition) {
        return Stream.iterate(
                        read(fromPosition, PAGE),
                        page -> !page.isEmpty() && page.get(0).position() < toPosition,
                        page -> readFromBoundary(page.get(page.size() - 1).next(), PAGE))
                .flatMap(page -> page.stream().flatMap(commit -> commit.events().stream()))
                .filter(event -> event.position() >= fromPosition && event.position() < toPosition);
    }

    /** The event at a position; empty after the head. */
    public Optional<StoredEvent> at(long position) {
        if (position < 0) {
            return Optional.empty();
        }
        return read(position, 1).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() == position)
                .findFirst();
    }

    /** The commits that begin at these positions, in the order of the log; at the others none begins. */
    public List<StoredCommit> beginningAt(Collection<Long> positions) {
        health.requireWhole();
        return positions.isEmpty()
                ? List.of()
                : majority.find(in("_id", positions), StoredCommit.class)
                        .sort(ascending("_id"))
                        .batchSize(positions.size())
                        .into(new ArrayList<>());
    }

    /** The commit of a command; empty if there is none with this id. */
    public Optional<StoredCommit> ofCommand(String commandId) {
        return Optional.ofNullable(majority.find(eq("k", Keys.ofCommand(commandId)), StoredCommit.class)
                .first());
    }

    /** Position of the last event of a command's commit; empty if no commit has this command id. */
    public OptionalLong positionOfCommand(String commandId) {
        return ofCommand(commandId).stream()
                .mapToLong(commit -> commit.next() - 1)
                .findFirst();
    }

    /** Position of the last event, -1 if the log is empty. */
    public long head() {
        return Optional.ofNullable(majority.find()
                        .sort(descending("_id"))
                        .limit(1)
                        .projection(include("n"))
                        .first())
                .map(end -> next(end) - 1)
                .orElse(-1L);
    }

    /** The position after a commit's last event. */
    static long next(BsonDocument commit) {
        return commit.getInt64("_id").getValue() + commit.getInt32("n").getValue();
    }

    /** The end of the log, with the leaf hash of the last event. */
    public LogHead headWithLeaf() {
        return Optional.ofNullable(majority.find(StoredCommit.class)
                        .sort(descending("_id"))
                        .limit(1)
                        .first())
                .map(commit -> new LogHead(
                        commit.next() - 1,
                        commit.at(),
                        commit.events().get(commit.events().size() - 1).leafHash()))
                .orElse(LogHead.EMPTY);
    }

    /** The last position that was recorded at {@code time} or before, -1 if none was. */
    public long positionAt(Instant time) {
        long head = head(); // what is appended during the search doesn't count
        return firstNotBefore("at", time.toEpochMilli() + 1, head)
                .map(position -> position - 1)
                .orElse(head);
    }

    /** The first position with an event time of {@code time} or later; the position after the head if there is none. */
    long firstWithTimestampFrom(Instant time) {
        long nanos = Nanos.of(time);
        long head = head();
        return firstNotBefore("mx", nanos, head)
                .map(position -> read(position, 1).get(0).events().stream()
                        .filter(event -> event.timestampNanos() >= nanos)
                        .findFirst()
                        .orElseThrow()
                        .position())
                .orElse(head + 1);
    }

    /** Binary search up to {@code head}: {@code field} never decreases from one commit to the next. */
    private Optional<Long> firstNotBefore(String field, long value, long head) {
        long low = 0;
        long high = head + 1;
        Long found = null;
        while (low < high) {
            BsonDocument middle = majority.find(lte("_id", low + (high - low - 1) / 2))
                    .sort(descending("_id"))
                    .limit(1)
                    .projection(include("n", field))
                    .first();
            if (middle == null) {
                throw health.breakDown("position 0 is missing");
            }
            long begin = middle.getInt64("_id").getValue();
            if (middle.getInt64(field).getValue() >= value) {
                found = begin;
                high = begin;
            } else {
                low = next(middle);
            }
        }
        return Optional.ofNullable(found);
    }

    /** The newest end of the log, whether a majority has it or not: only for the appender, whose insert it decides. */
    Optional<BsonDocument> newestEnd() {
        return Optional.ofNullable(newest.find()
                .sort(descending("_id"))
                .limit(1)
                .projection(include("n", "at", "mx"))
                .first());
    }

    /** The document at a position, durable or not. */
    @Nullable
    BsonDocument newestAt(long position) {
        return newest.find(eq("_id", position)).projection(include("n", "cid")).first();
    }

    /** The commits at positions from {@code first} to {@code last}, as far as a majority has them. */
    List<BsonDocument> durableFrom(long first, long last) {
        return majority.find(and(gte("_id", first), lte("_id", last)))
                .sort(ascending("_id"))
                .projection(include("n", "cid"))
                .into(new ArrayList<>());
    }

    /** The commits that hold any of the keys, durable or not, each once: some servers return one as often as its keys match. */
    Collection<StoredCommit> newestWith(List<String> keys) {
        Map<Long, StoredCommit> commits = new TreeMap<>();
        newest.find(in("k", keys), StoredCommit.class).forEach(commit -> commits.put(commit.position(), commit));
        return commits.values();
    }

    /** Which of the keys are taken, durably or not. */
    Set<String> taken(Collection<String> keys) {
        Set<String> taken = new HashSet<>();
        newest.find(in("k", keys))
                .projection(include("k"))
                .forEach(document -> document.getArray("k")
                        .forEach(key -> taken.add(key.asString().getValue())));
        taken.retainAll(keys);
        return taken;
    }

    /** The documents to append to: acknowledged once a majority has them on disk. */
    MongoCollection<BsonDocument> writable() {
        return database.getCollection(COLLECTION, BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * Makes the index that arbitrates between writers, unless it is there.
     *
     * @throws IllegalStateException if there is one that doesn't arbitrate
     */
    void ensureIndexes() {
        Optional<Document> keys = keysIndex();
        if (keys.isEmpty()) {
            database.getCollection(COLLECTION)
                    .createIndex(
                            Indexes.ascending("k"),
                            new IndexOptions().name(KEYS_INDEX).unique(true).sparse(true));
            keys = keysIndex();
        }
        boolean arbitrates =
                keys.filter(index -> index.getBoolean("unique", false)).isPresent();
        if (!arbitrates) {
            throw new IllegalStateException("the index on k of " + database.getName() + "." + COLLECTION
                    + " isn't unique: two writers could store one event number twice");
        }
    }

    private Optional<Document> keysIndex() {
        return StreamSupport.stream(
                        database.getCollection(COLLECTION).listIndexes().spliterator(), false)
                .filter(index -> new Document("k", 1).equals(index.get("key")))
                .findFirst();
    }
}
