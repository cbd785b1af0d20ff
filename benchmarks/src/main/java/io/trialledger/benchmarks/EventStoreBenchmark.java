package io.trialledger.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogTokenStore;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.eventstore.TrialSerializers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The event store against the server it writes to: appends by 64 committers, one event of about 1 KB each, every one waiting until its
 * own is durable, compared with {@code insertMany} of the very same documents, finished beforehand, 64 at a time (what 64 waiting
 * committers can fill), in one thread, with the same indexes and the same write concern; and the time from publishing an event to its
 * handler. Rounds alternate and the median counts, so that a disturbance of the machine meets both.
 */
public final class EventStoreBenchmark {

    private static final int COMMITTERS = 64;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofMillis(2500);
    private static final int RAW_DOCUMENTS = 100_000;
    private static final int LATENCY_EVENTS = 1500;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(4);
    private static final String NOTE = "measured as by the protocol; ".repeat(20);
    private static final Serializer SERIALIZER = TrialSerializers.json(EventNames.of("benchmarks", Measured.class));

    private final MongoClient client;

    private EventStoreBenchmark(MongoClient client) {
        this.client = client;
    }

    sealed interface Measured permits ItemMeasured {}

    @Revision("1")
    record ItemMeasured(String subjectId, String item, String value, String note, long publishedAt)
            implements Measured {}

    /** Against the server that {@code MONGODB_URI} names; without it, against an embedded one in a process of its own. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String uri = System.getenv("MONGODB_URI");
        if (uri == null) {
            try (EmbeddedProcess server = EmbeddedProcess.start()) {
                run(server.uri());
            }
        } else {
            run(uri);
        }
        System.exit(0);
    }

    private static void run(String uri) throws InterruptedException {
        try (MongoClient client = MongoClients.create(uri)) {
            new EventStoreBenchmark(client).run();
        }
    }

    private void run() throws InterruptedException {
        List<BsonDocument> templates = templates();
        appendFor(Duration.ofSeconds(4));
        insertRaw(templates, Duration.ofSeconds(2));
        List<Double> appended = new ArrayList<>();
        List<Double> inserted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            appended.add(appendFor(ROUND));
            inserted.add(insertRaw(templates, ROUND));
        }
        System.out.println(Figure.of("appends/s, 64 committers", median(appended)));
        System.out.println(Figure.of("raw inserts/s, 64 at a time", median(inserted)));
        System.out.println(Figure.atLeast("appends / raw inserts", median(appended) / median(inserted), 0.8));
        double[] latencies = latencies();
        System.out.println(Figure.atMost("publish to handler p50, ms", latencies[latencies.length / 2], 2));
        System.out.println(Figure.of("publish to handler p99, ms", latencies[latencies.length * 99 / 100]));
    }

    private MongoDatabase freshDatabase() {
        return client.getDatabase("benchmark_" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static TrialEventStorageEngine engine(MongoDatabase database) {
        return TrialEventStorageEngine.builder()
                .database(database)
                .origin("trialledger.benchmark/log")
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
    }

    private static GenericDomainEventMessage<?> event() {
        String subject = "subject/BENCH/" + UUID.randomUUID();
        return new GenericDomainEventMessage<>(
                "Subject",
                subject,
                0,
                new ItemMeasured(subject, "SYSBP", "128", NOTE, System.nanoTime()),
                MetaData.with("actor", "coordinator-1").and("study", "BENCH").and("site", "701"));
    }

    private double appendFor(Duration time) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        try (TrialEventStorageEngine engine = engine(freshDatabase())) {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            ExecutorService committers = Executors.newFixedThreadPool(COMMITTERS);
            for (int i = 0; i < COMMITTERS; i++) {
                committers.execute(() -> {
                    while (System.nanoTime() < end) {
                        engine.appendEvents(event());
                        done.incrementAndGet();
                    }
                });
            }
            committers.shutdown();
            committers.awaitTermination(1, TimeUnit.MINUTES);
            return perSecond(done.get(), begin);
        }
    }

    /** Documents exactly as the engine writes them. */
    private List<BsonDocument> templates() {
        MongoDatabase database = freshDatabase();
        try (TrialEventStorageEngine engine = engine(database)) {
            LongStream.range(0, 200).forEach(i -> engine.appendEvents(event()));
        }
        return database.getCollection("events", BsonDocument.class).find().into(new ArrayList<>());
    }

    private double insertRaw(List<BsonDocument> templates, Duration time) {
        MongoDatabase database = freshDatabase();
        engine(database).close(); // makes the same indexes
        List<RawBsonDocument> documents = LongStream.range(0, RAW_DOCUMENTS)
                .mapToObj(i -> copy(templates.get((int) (i % templates.size())), i))
                .toList();
        MongoCollection<RawBsonDocument> events = database.getCollection("events", RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        InsertManyOptions ordered = new InsertManyOptions().ordered(true);
        long begin = System.nanoTime();
        int next = 0;
        while (System.nanoTime() - begin < time.toNanos() && next + COMMITTERS <= RAW_DOCUMENTS) {
            events.insertMany(documents.subList(next, next + COMMITTERS), ordered);
            next += COMMITTERS;
        }
        return perSecond(next, begin);
    }

    private static RawBsonDocument copy(BsonDocument template, long position) {
        BsonDocument document = template.clone();
        document.put("_id", new BsonInt64(position));
        document.put("k", new BsonArray(List.of(new BsonString("a:subject/BENCH/" + UUID.randomUUID() + "#0"))));
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private static double perSecond(long count, long begin) {
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static final class Handler {

        private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

        @EventHandler
        void on(ItemMeasured event) {
            nanos.add(System.nanoTime() - event.publishedAt());
        }
    }

    /** Milliseconds from the call of publish to the call of the handler, sorted; the first third is warm-up. */
    private double[] latencies() throws InterruptedException {
        Handler handler = new Handler();
        MongoDatabase database = freshDatabase();
        try (TrialEventStore store =
                TrialEventStore.builder().engine(engine(database)).build()) {
            Configuration configuration = processor(store, database, handler);
            long next = System.nanoTime();
            for (int i = 0; i < LATENCY_EVENTS; i++) {
                next += BETWEEN_EVENTS.toNanos();
                LockSupport.parkNanos(next - System.nanoTime());
                store.publish(event());
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (handler.nanos.size() < LATENCY_EVENTS && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            configuration.shutdown();
        }
        if (handler.nanos.size() != LATENCY_EVENTS) {
            throw new IllegalStateException(handler.nanos.size() + " of " + LATENCY_EVENTS
                    + " events were handled: these are no latencies of all");
        }
        return handler.nanos.stream()
                .skip(LATENCY_EVENTS / 3)
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
    }

    private static Configuration processor(TrialEventStore store, MongoDatabase database, Handler handler) {
        LogTokenStore tokens =
                new LogTokenStore(database, SERIALIZER, "benchmark", Duration.ofSeconds(10), Clock.systemUTC());
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(c -> store)
                .configureSerializer(c -> SERIALIZER);
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .registerPooledStreamingEventProcessorConfiguration(
                        (c, builder) -> builder.initialToken(source -> new GlobalSequenceTrackingToken(-1))
                                .initialSegmentCount(1)
                                .batchSize(100))
                .registerTokenStore(c -> tokens)
                .registerEventHandler(c -> handler);
        return configurer.start();
    }
}
