package io.trialledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.starter.ledger.FollowedLog;
import io.trialledger.verifier.BundleVerifier;
import io.trialledger.verifier.CheckedBundle;
import io.trialledger.verifier.Report;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;

/**
 * What the ledger costs: a million events verified from a file, and from the ZIP of an inspection bundle, as the verifier's command does,
 * in one thread; appends with the tree built and signed behind them by the classes that services run, against appends without, in
 * alternating rounds of the same run (the ratio is the median of those of neighbours), all in one process beside the server's; and the search of {@link SearchBenchmark}.
 */
public final class LedgerBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final int SEARCHED = 100_000;
    private static final double GOAL_A_SECOND = 150_000;
    private static final double GOAL_SECONDS = 30;
    private static final double GOAL_APPENDS = 0.95;
    private static final int COMMITTERS = 64;
    private static final int ROUNDS = 12;
    private static final Duration ROUND = Duration.ofMillis(2500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ORIGIN = "trialledger.benchmark/log";
    private static final String NOTE = "measured as by the protocol; ".repeat(20);
    private static final Serializer SERIALIZER = TrialSerializers.json(EventNames.of("benchmarks", Measured.class));

    private final MongoClient client;

    private LedgerBenchmark(MongoClient client) {
        this.client = client;
    }

    sealed interface Measured permits ItemMeasured {}

    @Revision("1")
    record ItemMeasured(String subjectId, String item, String value, String note) implements Measured {}

    /**
     * Against the server that {@code MONGODB_URI} names; without it, against an embedded one in a process of its own.
     *
     * @param args how many events to verify, if not a million; then up to how many to search, if not 100,000
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int events = args.length == 0 ? EVENTS : Integer.parseInt(args[0]);
        int searched = args.length < 2 ? SEARCHED : Integer.parseInt(args[1]);
        verify(events);
        verifyZip(events);
        String uri = System.getenv("MONGODB_URI");
        if (uri == null) {
            try (EmbeddedProcess server = EmbeddedProcess.start()) {
                append(server.uri());
            }
            try (EmbeddedProcess server = EmbeddedProcess.start()) {
                SearchBenchmark.run(server.uri(), searched);
            }
        } else {
            append(uri);
            SearchBenchmark.run(uri, searched);
        }
        System.exit(0);
    }

    private static void verifyZip(int events) throws IOException {
        Path file = Files.createTempFile("ledger-benchmark", ".zip");
        try {
            new LedgerBundle().writeZip(file, events);
            long begin = System.nanoTime();
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            CheckedBundle.requireVerified(file);
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
            double passed = (System.nanoTime() - begin) / 1e9;
            System.out.println(Figure.of(
                    "events and readable rows of a ZIP verified in a second of one processor", events / busy));
            System.out.println(seconds(events, "events and readable rows of a ZIP verified, s", passed));
        } finally {
            Files.delete(file);
        }
    }

    private static void verify(int events) throws IOException {
        Path file = Files.createTempFile("ledger-benchmark", ".ndjson");
        try {
            new LedgerBundle().write(file, events);
            long begin = System.nanoTime();
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            requireVerified(file);
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
            double passed = (System.nanoTime() - begin) / 1e9;
            System.out.println(
                    Figure.atLeast("events verified in a second of one processor", events / busy, GOAL_A_SECOND));
            System.out.println(seconds(events, "events verified, s", passed));
        } finally {
            Files.delete(file);
        }
    }

    private static Figure seconds(int events, String what, double passed) {
        return events == EVENTS
                ? Figure.atMost("a million " + what, passed, GOAL_SECONDS)
                : Figure.of(events + " " + what, passed);
    }

    private static void requireVerified(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Report report = new BundleVerifier(List.of(), List.of()).verify(in);
            if (!report.verified()) {
                throw new IllegalStateException(String.join("\n", report.lines()));
            }
        }
    }

    private static void append(String uri) throws InterruptedException {
        try (MongoClient client = MongoClients.create(uri)) {
            new LedgerBenchmark(client).append();
        }
    }

    private void append() throws InterruptedException {
        appendFor(Duration.ofSeconds(4), true);
        appendFor(Duration.ofSeconds(2), false);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(appendFor(ROUND, false));
            with.add(appendFor(ROUND, true));
            ratios.add(with.get(round) / without.get(round));
        }
        System.out.println(Figure.of("appends/s without a tree, 64 committers", median(without)));
        System.out.println(Figure.of("appends/s with the tree built and signed behind", median(with)));
        System.out.println(Figure.atLeast("appends with the tree / without", median(ratios), GOAL_APPENDS));
    }

    /** Appends in a second; with the tree only if all that was appended is signed in the end. */
    private double appendFor(Duration time, boolean tree) throws InterruptedException {
        String name = "benchmark_" + UUID.randomUUID().toString().substring(0, 8);
        MongoDatabase database = client.getDatabase(name);
        AtomicLong done = new AtomicLong();
        try (TrialEventStorageEngine engine = TrialEventStorageEngine.builder()
                        .database(database)
                        .origin(ORIGIN)
                        .eventSerializer(SERIALIZER)
                        .snapshotSerializer(SERIALIZER)
                        .build();
                FollowedLog followed = tree ? followed(database, name) : null) {
            if (followed != null) {
                engine.onStored(followed::stored);
            }
            Runnable wake = followed == null ? () -> {} : followed::wake;
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            ExecutorService committers = Executors.newFixedThreadPool(COMMITTERS);
            for (int i = 0; i < COMMITTERS; i++) {
                committers.execute(() -> {
                    while (System.nanoTime() < end) {
                        engine.appendEvents(event());
                        done.incrementAndGet();
                        wake.run();
                    }
                });
            }
            committers.shutdown();
            committers.awaitTermination(1, TimeUnit.MINUTES);
            double rate = done.get() * 1e9 / (System.nanoTime() - begin);
            long signed = Optional.ofNullable(followed)
                    .map(log -> log.signed(done.get(), PATIENCE))
                    .orElse(done.get());
            if (signed != done.get()) {
                throw new IllegalStateException(signed + " of " + done.get() + " events are signed");
            }
            return rate;
        }
    }

    private FollowedLog followed(MongoDatabase database, String name) {
        return new FollowedLog(
                database,
                client.getDatabase(name + "_keys"),
                new EventLog(database, new LogHealth(database)),
                NoteSigner.generate(ORIGIN));
    }

    private static GenericDomainEventMessage<?> event() {
        String subject = "subject/BENCH/" + UUID.randomUUID();
        return new GenericDomainEventMessage<>(
                "Subject",
                subject,
                0,
                new ItemMeasured(subject, "SYSBP", "128", NOTE),
                MetaData.with("actor", "coordinator-1").and("study", "BENCH").and("site", "701"));
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
