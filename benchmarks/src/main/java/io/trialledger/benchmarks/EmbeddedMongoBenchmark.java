package io.trialledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The embedded server against mongo-java-server's own H2 backend made durable the simple way: same documents, same
 * indexes, same disk, one client, turn by turn in one run.
 */
public final class EmbeddedMongoBenchmark {

    private static final int BATCH = 100;
    private static final int ROUNDS = 5;
    private static final int POLL_ROUNDS = 3;
    private static final int BATCHES_A_ROUND = 30;
    private static final int WARM_UP_BATCHES = 50;
    private static final int EVENTS = 50_000;
    private static final int POLLS = 400;

    private EmbeddedMongoBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("benchmark-embedded-mongo");
        EventDocuments ours = new EventDocuments();
        EventDocuments stock = new EventDocuments();
        try {
            try (Servers servers = Servers.open(folder)) {
                Log ourLog = new Log(servers.ourClient(), ours);
                Log stockLog = new Log(servers.stockClient(), stock);
                inserts(ourLog, stockLog).forEach(System.out::println);
                ourLog.fill(EVENTS);
                servers.stock().durable(false);
                stockLog.fill(EVENTS);
            }
            // opened again: neither has in memory what it has just been given
            try (Servers servers = Servers.open(folder)) {
                polls(new Log(servers.ourClient(), ours), new Log(servers.stockClient(), stock))
                        .forEach(System.out::println);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private record Servers(EmbeddedMongo ours, DurableStockServer stock, MongoClient ourClient, MongoClient stockClient)
            implements AutoCloseable {

        static Servers open(Path folder) {
            EmbeddedMongo ours = EmbeddedMongo.open(folder.resolve("ours"), 0);
            DurableStockServer stock = new DurableStockServer(folder.resolve("stock.mv.db"));
            return new Servers(ours, stock, MongoClients.create(ours.uri()), MongoClients.create(stock.uri()));
        }

        @Override
        public void close() {
            ourClient.close();
            stockClient.close();
            ours.close();
            stock.close();
        }
    }

    private static List<Figure> inserts(Log ours, Log stock) {
        ours.insert(WARM_UP_BATCHES);
        stock.insert(WARM_UP_BATCHES);
        double[] our = new double[ROUNDS];
        double[] their = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            our[round] = ours.insert(BATCHES_A_ROUND);
            their[round] = stock.insert(BATCHES_A_ROUND);
            ratio[round] = our[round] / their[round];
        }
        return List.of(
                Figure.of("durable inserts at batch 100, documents/s", Median.of(our)),
                Figure.of("the same, stock H2 backend with commit and sync, documents/s", Median.of(their)),
                Figure.atLeast("durable inserts at batch 100, times stock", Median.of(ratio), 4));
    }

    private static List<Figure> polls(Log ours, Log stock) {
        ours.poll(POLLS);
        stock.poll(1);
        double[] our = new double[POLL_ROUNDS];
        double[] their = new double[POLL_ROUNDS];
        double[] ratio = new double[POLL_ROUNDS];
        for (int round = 0; round < POLL_ROUNDS; round++) {
            our[round] = ours.poll(POLLS);
            their[round] = stock.poll(1);
            ratio[round] = their[round] / our[round];
        }
        return List.of(
                Figure.of("poll for news at 50,000 documents, ms", Median.of(our)),
                Figure.of("the same, stock H2 backend, ms", Median.of(their)),
                Figure.atLeast("poll for news at 50,000 documents, times stock", Median.of(ratio), 200));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The collection of events of one server. */
    private static final class Log {

        private final MongoCollection<Document> events;
        private final EventDocuments documents;

        Log(MongoClient client, EventDocuments documents) {
            this.documents = documents;
            events = client.getDatabase("benchmark").getCollection("events");
            events.createIndex(
                    Indexes.ascending("k"), new IndexOptions().unique(true).sparse(true));
        }

        /** Documents a second. */
        double insert(int batches) {
            List<List<Document>> prepared = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                prepared.add(documents.batch(BATCH));
            }
            long start = System.nanoTime();
            prepared.forEach(events::insertMany);
            return batches * BATCH * 1e9 / (System.nanoTime() - start);
        }

        void fill(int total) {
            while (documents.last() + 1 < total) {
                events.insertMany(documents.batch((int) Math.min(1_000, total - documents.last() - 1)));
            }
        }

        /** Milliseconds a poll that finds nothing new. */
        double poll(int times) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                List<Document> news = events.find(Filters.gt("_id", documents.last()))
                        .sort(Sorts.ascending("_id"))
                        .limit(100)
                        .into(new ArrayList<>());
                if (!news.isEmpty()) {
                    throw new IllegalStateException("something new: " + news.size());
                }
            }
            return (System.nanoTime() - start) / 1e6 / times;
        }
    }
}
