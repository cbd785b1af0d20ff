package io.trialledger.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One gap-free log in a MongoDB database, one document a unit of work. Events are staged while the outermost unit of work prepares its
 * commit, and stored, whole or not at all, in its COMMIT phase: when that returns, they are on the disks of a majority of the servers.
 * Outside a unit of work {@link #appendEvents} stores at once. Thread-safe; any number of processes may append to one log.
 *
 * <p>A command message with {@value #COMMAND_ID} in its metadata is committed at most once.
 */
public final class TrialEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    /** Metadata key of the id under which a command is done at most once. */
    public static final String COMMAND_ID = "commandId";

    private static final String SNAPSHOTS = "snapshots";
    private static final int PROBES = 64;

    private final MongoCollection<Document> snapshots;
    private final LogHealth health;
    private final EventLog log;
    private final Appender appender;
    private final CommitEncoder encoder;
    private final Clock clock;
    private final EventReader reader;
    private final List<Consumer<List<CommitDocument>>> listeners = new CopyOnWriteArrayList<>();
    private final String stageKey = this + "_STAGE";

    private TrialEventStorageEngine(Builder builder, MongoDatabase database, String origin) {
        super(builder);
        this.snapshots = database.getCollection(SNAPSHOTS).withReadPreference(ReadPreference.primary());
        this.health = builder.health == null ? new LogHealth(database) : builder.health;
        this.log = new EventLog(database, health);
        this.clock = builder.clock;
        this.encoder = new CommitEncoder(origin);
        this.reader = new EventReader(getEventSerializer(), upcasterChain);
        log.ensureIndexes();
        this.appender = new Appender(log, health, clock, builder.patience, this::tell);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The log this engine writes, as it is stored. */
    public EventLog log() {
        return log;
    }

    public LogHealth health() {
        return health;
    }

    /** The end of the log. */
    public LogHead head() {
        return log.headWithLeaf();
    }

    /** How many commits wait for the appender; a gauge. */
    public int waiting() {
        return appender.waiting();
    }

    EventReader reader() {
        return reader;
    }

    /** Calls {@code listener}, on the appender's thread, with what this process has appended: it is durable, and as a reader finds it. */
    void onAppended(Consumer<List<CommitDocument>> listener) {
        listeners.add(listener);
    }

    /** Calls {@code listener} for each commit of this process, in their order, as long as the engine is open. */
    public void onStored(LeafListener listener) {
        onAppended(commits -> commits.forEach(commit -> listener.stored(commit.position(), commit.leafHashes())));
    }

    private void tell(List<CommitDocument> appended) {
        listeners.forEach(listener -> listener.accept(appended));
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        UnitOfWork<?> unit = outermostLive();
        if (unit == null) {
            store(events, null, serializer);
            return;
        }
        List<EventMessage<?>> stage = unit.getOrComputeResource(stageKey, key -> {
            List<EventMessage<?>> staged = new ArrayList<>();
            unit.onCommit(committing -> store(staged, commandId(unit), serializer));
            return staged;
        });
        stage.addAll(events);
    }

    /** The outermost unit of work around this thread that hasn't begun to commit; none after a commit. */
    private static @Nullable UnitOfWork<?> outermostLive() {
        UnitOfWork<?> live = null;
        UnitOfWork<?> unit = CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get() : null;
        while (unit != null && !unit.phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT)) {
            live = unit;
            unit = unit.parent().orElse(null);
        }
        return live;
    }

    private static @Nullable String commandId(UnitOfWork<?> unit) {
        Message<?> message = unit.getMessage();
        return message instanceof CommandMessage<?> command
                        && command.getMetaData().get(COMMAND_ID) instanceof String id
                ? id
                : null;
    }

    private void store(List<? extends EventMessage<?>> events, @Nullable String commandId, Serializer serializer) {
        requireDistinct(events);
        try {
            appender.append(encoder.encode(events, commandId, serializer, clock.millis()));
        } catch (DuplicateKey e) {
            handlePersistenceException(e, withKey(events, e.key()));
        }
    }

    /** No server looks for duplicates within one document. */
    private void requireDistinct(List<? extends EventMessage<?>> events) {
        Set<String> seen = new HashSet<>();
        for (EventMessage<?> event : events) {
            if (!seen.add("e:" + event.getIdentifier())) {
                handlePersistenceException(new DuplicateKey("event " + event.getIdentifier()), event);
            }
            if (event instanceof DomainEventMessage<?> domain && !seen.add(keyOf(domain))) {
                handlePersistenceException(new DuplicateKey(keyOf(domain)), event);
            }
        }
    }

    private static EventMessage<?> withKey(List<? extends EventMessage<?>> events, String key) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domain && keyOf(domain).equals(key)) {
                return event;
            }
        }
        return events.get(0);
    }

    private static String keyOf(DomainEventMessage<?> event) {
        return Keys.ofEvent(event.getAggregateIdentifier(), event.getSequenceNumber());
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        long from = Positions.after(lastToken);
        return log.read(from, batchSize).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() >= from)
                .map(StoredEventData::of)
                .toList();
    }

    /**
     * A window of candidate keys, each looked up in the unique index: documents are per commit, so they can't be found by the aggregate's
     * first number, and a search by prefix is a scan on some servers.
     */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateId, long firstSequenceNumber, int batchSize) {
        health.requireWhole();
        List<String> window = LongStream.range(firstSequenceNumber, firstSequenceNumber + batchSize)
                .mapToObj(sequence -> Keys.ofEvent(aggregateId, sequence))
                .toList();
        List<StoredEventData.OfAggregate> found = log.newestWith(window).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> aggregateId.equals(event.aggregateId()))
                .map(StoredEventData::of)
                .map(StoredEventData.OfAggregate.class::cast)
                .filter(event -> event.getSequenceNumber() >= firstSequenceNumber
                        && event.getSequenceNumber() < firstSequenceNumber + batchSize)
                .sorted((one, other) -> Long.compare(one.getSequenceNumber(), other.getSequenceNumber()))
                .toList();
        requireContiguous(aggregateId, firstSequenceNumber, found);
        return found;
    }

    private void requireContiguous(String aggregateId, long first, List<StoredEventData.OfAggregate> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).getSequenceNumber() != first + i) {
                throw health.breakDown("event " + (first + i) + " of " + aggregateId + " is missing");
            }
        }
    }

    /** Asks the unique index which numbers are taken, first far apart, then close; no event is read. */
    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        List<Long> powers = LongStream.range(0, 40).mapToObj(i -> (1L << i) - 1).toList();
        long last = greatestTaken(aggregateId, powers, -1);
        long tooMany = 2 * last + 1;
        while (last >= 0 && tooMany - last > 1) {
            long step = Math.max(1, (tooMany - last) / PROBES);
            long from = last;
            List<Long> probes = LongStream.iterate(last + step, n -> n + step)
                    .takeWhile(n -> n < from + (PROBES + 1) * step)
                    .boxed()
                    .toList();
            last = greatestTaken(aggregateId, probes, last);
            tooMany = last + step;
        }
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    private long greatestTaken(String aggregateId, List<Long> sequences, long otherwise) {
        Set<String> taken = log.taken(
                sequences.stream().map(n -> Keys.ofEvent(aggregateId, n)).toList());
        return sequences.stream()
                .filter(n -> taken.contains(Keys.ofEvent(aggregateId, n)))
                .mapToLong(n -> n)
                .max()
                .orElse(otherwise);
    }

    /** Keeps the newer of two. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = snapshot.serializeMetaData(serializer, byte[].class);
        Document document = new Document("_id", snapshot.getAggregateIdentifier())
                .append("s", snapshot.getSequenceNumber())
                .append("y", snapshot.getType())
                .append("i", snapshot.getIdentifier())
                .append("ts", Nanos.of(snapshot.getTimestamp()))
                .append("p", payload.getType().getName())
                .append("r", payload.getType().getRevision())
                .append("b", new Binary(payload.getData()))
                .append("m", new Binary(metadata.getData()));
        try {
            snapshots.replaceOne(
                    and(eq("_id", snapshot.getAggregateIdentifier()), lt("s", snapshot.getSequenceNumber())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // a newer one is there: the filter missed it, and its _id is taken
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        Document stored = snapshots.find(eq("_id", aggregateId)).first();
        return stored == null
                ? Stream.empty()
                : Stream.of(new GenericDomainEventEntry<>(
                        stored.getString("y"),
                        aggregateId,
                        stored.getLong("s"),
                        stored.getString("i"),
                        Nanos.instant(stored.getLong("ts")),
                        stored.getString("p"),
                        stored.getString("r"),
                        stored.get("b", Binary.class).getData(),
                        stored.get("m", Binary.class).getData()));
    }

    /** Before the first event: -1. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    /** Before the first event whose own time is {@code dateTime} or later; the head if there is none. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(log.firstWithTimestampFrom(dateTime) - 1);
    }

    /** Stores what is staged, for at most 5 s if the database doesn't answer, then refuses to append. */
    @Override
    public void close() {
        appender.close();
    }

    /** Database, origin and serializers must be given. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable MongoDatabase database;
        private @Nullable String origin;
        private @Nullable LogHealth health;
        private Clock clock = Clock.systemUTC();
        private Duration patience = Duration.ofSeconds(30);

        private Builder() {
            super.persistenceExceptionResolver(e -> e instanceof DuplicateKey);
        }

        /** Where the log is: the database of one service. */
        public Builder database(MongoDatabase database) {
            this.database = database;
            return this;
        }

        /** The log's name, bound into every leaf for good, for example {@code trialledger.local/enrollment}. */
        public Builder origin(String origin) {
            this.origin = origin;
            return this;
        }

        /** Shared with everything else that reads this log; by default its own. */
        public Builder health(LogHealth health) {
            this.health = health;
            return this;
        }

        /** Says when a commit is recorded; it may jump. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** How long a commit waits for the database; 30 s unless set. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasters) {
            super.upcasterChain(upcasters);
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(PersistenceExceptionResolver resolver) {
            super.persistenceExceptionResolver(resolver);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter filter) {
            super.snapshotFilter(filter);
            return this;
        }

        @Override
        public Builder batchSize(int batchSize) {
            super.batchSize(batchSize);
            return this;
        }

        /** Checks the indexes, makes what is missing, and starts the appender. */
        public TrialEventStorageEngine build() {
            if (database == null || origin == null) {
                throw new AxonConfigurationException("the event store needs a database and the origin of the log");
            }
            return new TrialEventStorageEngine(this, database, origin);
        }
    }
}
