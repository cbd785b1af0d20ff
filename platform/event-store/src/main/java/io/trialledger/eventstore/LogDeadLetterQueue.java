package io.trialledger.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events a processing group couldn't handle, and those behind them in the same sequence, in order. Letters keep the stored bytes
 * under the logical name and are upcast when read, so that corrected code can handle what older code couldn't read. The same event is
 * put into a sequence once, also if a crash makes it come again. Thread-safe; several processes may share it.
 *
 * <p>Instead of axon-mongo's queue, whose letters aren't upcast and whose order and claims don't hold with several processes (ADR 0002).
 */
public final class LogDeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {

    static final String COLLECTION = "dead_letters";

    private static final Logger LOGGER = LoggerFactory.getLogger(LogDeadLetterQueue.class);
    private static final String GROUP = "g";
    private static final String SEQUENCE = "s";
    private static final String INDEX = "n";
    private static final int ATTEMPTS = 100;

    private final MongoCollection<Document> letters;
    private final String group;
    private final LetterDocument form;
    private final int maxSequences;
    private final int maxSequenceSize;
    private final Duration claimDuration;

    private LogDeadLetterQueue(Builder builder, MongoDatabase database, String group, Serializer serializer) {
        this.letters = database.getCollection(COLLECTION)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY);
        this.group = group;
        this.form = new LetterDocument(new EventReader(serializer, builder.upcasters));
        this.maxSequences = builder.maxSequences;
        this.maxSequenceSize = builder.maxSequenceSize;
        this.claimDuration = builder.claimDuration;
        letters.createIndex(Indexes.ascending(GROUP, SEQUENCE, INDEX), new IndexOptions().unique(true));
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        String sequence = text(sequenceIdentifier);
        Document document = form.of(group, sequence, letter);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (letters.find(eq("_id", document.getString("_id")))
                            .projection(include("_id"))
                            .first()
                    != null) {
                return; // a crash before the token was stored: the event came again
            }
            if (isFull(sequence)) {
                throw new DeadLetterQueueOverflowException(
                        "no room for another dead letter in sequence " + sequence + " of processing group " + group);
            }
            try {
                letters.insertOne(document.append(INDEX, nextIndex(sequence)));
                LOGGER.error(
                        "ALARM: event {} of processing group {} is a dead letter in sequence {}: {}",
                        letter.message().getIdentifier(),
                        group,
                        sequence,
                        letter.cause().map(cause -> cause.type()).orElse("it stands behind another one"));
                return;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                // another process took this number: look again
            }
        }
        throw new StoreUnavailable("sequence " + sequence + " of processing group " + group + " is too busy");
    }

    private long nextIndex(String sequence) {
        return Optional.ofNullable(letters.find(of(sequence))
                        .sort(descending(GROUP, SEQUENCE, INDEX))
                        .limit(1)
                        .projection(include(INDEX))
                        .first())
                .map(last -> last.getLong(INDEX) + 1)
                .orElse(0L);
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        own(letter).ifPresent(stored -> letters.deleteOne(eq("_id", stored.id())));
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> updater) {
        DeadLetter<? extends EventMessage<?>> updated = updater.apply(letter).markTouched();
        boolean there = own(letter)
                .filter(stored -> letters.updateOne(eq("_id", stored.id()), form.changes(updated))
                                .getMatchedCount()
                        > 0)
                .isPresent();
        if (!there) {
            throw new NoSuchDeadLetterException("the dead letter to put back isn't there any more");
        }
    }

    /** Empty for a letter that no queue like this gave. */
    private static Optional<StoredLetter> own(DeadLetter<? extends EventMessage<?>> letter) {
        return letter instanceof StoredLetter stored ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public boolean contains(Object sequenceIdentifier) {
        return letters.find(of(text(sequenceIdentifier)))
                        .projection(include("_id"))
                        .limit(1)
                        .first()
                != null;
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequenceIdentifier) {
        return sequence(text(sequenceIdentifier));
    }

    private List<DeadLetter<? extends EventMessage<?>>> sequence(String sequence) {
        List<DeadLetter<? extends EventMessage<?>>> found = new ArrayList<>();
        letters.find(of(sequence))
                .sort(ascending(GROUP, SEQUENCE, INDEX))
                .forEach(document -> found.add(form.letter(document)));
        return found;
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        return () -> firsts().<Iterable<DeadLetter<? extends EventMessage<?>>>>map(
                        first -> sequence(first.getString(SEQUENCE)))
                .iterator();
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        long size = sequenceSize(sequenceIdentifier);
        return size == 0 ? amountOfSequences() >= maxSequences : size >= maxSequenceSize;
    }

    @Override
    public long size() {
        return letters.countDocuments(eq(GROUP, group));
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return letters.countDocuments(of(text(sequenceIdentifier)));
    }

    @Override
    public long amountOfSequences() {
        return firsts().count();
    }

    /** The first letter of each sequence: one look-up in the index a sequence. */
    private Stream<Document> firsts() {
        return Stream.iterate(
                        first(eq(GROUP, group)),
                        Optional::isPresent,
                        before -> first(and(
                                eq(GROUP, group),
                                gt(SEQUENCE, before.orElseThrow().getString(SEQUENCE)))))
                .map(Optional::orElseThrow);
    }

    private Optional<Document> first(Bson filter) {
        return Optional.ofNullable(letters.find(filter)
                .sort(ascending(GROUP, SEQUENCE, INDEX))
                .limit(1)
                .first());
    }

    /** Takes the sequence that waits longest; while this process works on it, others can't. */
    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> filter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        return firsts().map(form::letter)
                .sorted(Comparator.comparing(DeadLetter::lastTouched))
                .filter(filter)
                .filter(this::claim)
                .findFirst()
                .map(letter -> processFrom(letter, task))
                .orElse(false);
    }

    private boolean processFrom(
            StoredLetter first,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        StoredLetter letter = first;
        while (true) {
            EnqueueDecision<EventMessage<?>> decision = task.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, old -> decided(old, decision));
                return false;
            }
            Optional<StoredLetter> following =
                    first(and(of(letter.sequence()), gt(INDEX, letter.index()))).map(form::letter);
            boolean mine = following.map(this::claim).orElse(true);
            evict(letter);
            if (following.isEmpty() || !mine) {
                return following.isEmpty();
            }
            letter = following.get();
        }
    }

    @SuppressWarnings("unchecked") // the queue's letters are all of one type
    private static DeadLetter<? extends EventMessage<?>> decided(
            DeadLetter<? extends EventMessage<?>> letter, EnqueueDecision<EventMessage<?>> decision) {
        DeadLetter<EventMessage<?>> typed = (DeadLetter<EventMessage<?>>) letter;
        DeadLetter<? extends EventMessage<?>> described = decision.withDiagnostics(typed);
        Optional<Throwable> cause = decision.enqueueCause();
        return cause.isPresent() ? described.withCause(cause.get()) : described;
    }

    private boolean claim(StoredLetter letter) {
        long now = Nanos.of(GenericDeadLetter.clock.instant());
        Bson free = or(eq(LetterDocument.CLAIMED, null), lt(LetterDocument.CLAIMED, now - claimDuration.toNanos()));
        return letters.updateOne(and(eq("_id", letter.id()), free), combine(set(LetterDocument.CLAIMED, now)))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public void clear() {
        letters.deleteMany(eq(GROUP, group));
    }

    private Bson of(String sequence) {
        return and(eq(GROUP, group), eq(SEQUENCE, sequence));
    }

    private static String text(Object sequenceIdentifier) {
        // never its hash code, as axon-mongo does: two sequences could become one
        return sequenceIdentifier.toString();
    }

    /** Database, processing group and serializer must be given. */
    public static final class Builder {

        private @Nullable MongoDatabase database;
        private @Nullable String group;
        private @Nullable Serializer serializer;
        private EventUpcaster upcasters = events -> events;
        private int maxSequences = 1024;
        private int maxSequenceSize = 1024;
        private Duration claimDuration = Duration.ofSeconds(30);

        private Builder() {}

        public Builder database(MongoDatabase database) {
            this.database = database;
            return this;
        }

        public Builder processingGroup(String group) {
            this.group = group;
            return this;
        }

        /** The very object that reads the events: only then are the bytes of an event that can't be read kept. */
        public Builder serializer(Serializer serializer) {
            this.serializer = serializer;
            return this;
        }

        public Builder upcasterChain(EventUpcaster upcasters) {
            this.upcasters = upcasters;
            return this;
        }

        /** 1024 unless set. */
        public Builder maxSequences(int maxSequences) {
            this.maxSequences = maxSequences;
            return this;
        }

        /** 1024 unless set. */
        public Builder maxSequenceSize(int maxSequenceSize) {
            this.maxSequenceSize = maxSequenceSize;
            return this;
        }

        /** How long others leave a sequence alone that a process works on; 30 s unless set. */
        public Builder claimDuration(Duration claimDuration) {
            this.claimDuration = claimDuration;
            return this;
        }

        public LogDeadLetterQueue build() {
            if (database == null || group == null || serializer == null) {
                throw new IllegalStateException(
                        "a dead-letter queue needs a database, a processing group and a serializer");
            }
            return new LogDeadLetterQueue(this, database, group, serializer);
        }
    }
}
