package io.trialledger.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} under load, twenty times: nothing acknowledged is lost, every command is there whole or not at all, and
 * the indexes hold what the documents say. It proves the order of writes; only pulling the plug would prove the fsync.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final int WRITERS = 4;
    private static final int ROWS = 10;
    private static final int[] SIZES = {1, 1, 3, 20, 100};

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final AtomicLong nextId = new AtomicLong();
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final long[] rowsSent = new long[WRITERS];
    private final long[] rowsAcknowledged = new long[WRITERS];
    private long kept;

    @Test
    void keeps_what_it_acknowledged() throws Exception {
        System.out.println("KillIT seed " + seed);
        Random random = new Random(seed);
        long checkedUpTo = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(folder);
                    MongoClient client = server.client()) {
                assertThat(server.errors()).doesNotContain("damaged");
                checkEvents(events(client), checkedUpTo);
                checkRows(rows(client));
                checkedUpTo = nextId.get();
                sent.clear();
                acknowledged.clear();
                events(client)
                        .createIndex(
                                Indexes.ascending("k"),
                                new IndexOptions().unique(true).sparse(true));
                rows(client).createIndex(Indexes.ascending("writer", "v"));
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    long seedOfWriter = random.nextLong();
                    writers.execute(() -> write(client, number, new Random(seedOfWriter)));
                }
                int batches = 5 + random.nextInt(150);
                org.awaitility.Awaitility.await()
                        .atMost(20, TimeUnit.SECONDS)
                        .pollInterval(1, TimeUnit.MILLISECONDS)
                        .until(() -> acknowledged.size() >= batches);
                server.kill();
                writers.shutdownNow();
                assertThat(writers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (Served last = new Served(folder)) {
            assertThat(last.mongo.rebuiltIndexes()).isZero();
            checkEvents(last.collection("events"), checkedUpTo);
            checkRows(last.collection("rows"));
            long documents = last.collection("events").countDocuments();
            System.out.printf(
                    "%d rounds, %d events, file %d KB, %d bytes an event%n",
                    ROUNDS, documents, size() / 1024, size() / Math.max(1, documents));
        }
    }

    private long size() throws Exception {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void write(MongoClient client, int writer, Random random) {
        MongoCollection<Document> events = events(client);
        MongoCollection<Document> rows = rows(client);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (random.nextInt(3) == 0) {
                    rowsSent[writer]++;
                    rows.bulkWrite(rowsOf(writer, rowsSent[writer]));
                    rowsAcknowledged[writer] = rowsSent[writer];
                } else {
                    int size = SIZES[random.nextInt(SIZES.length)];
                    long first = nextId.getAndAdd(size);
                    String batch = "batch-" + first;
                    sent.put(batch, size);
                    events.insertMany(eventsOf(batch, first, size, random));
                    acknowledged.put(batch, size);
                }
            }
        } catch (MongoException killed) {
            // the server has gone: what was not acknowledged may or may not be there
        }
    }

    private static List<ReplaceOneModel<Document>> rowsOf(int writer, long v) {
        List<ReplaceOneModel<Document>> models = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            models.add(new ReplaceOneModel<>(
                    eq("_id", writer + "-" + i),
                    new Document("writer", writer).append("v", v),
                    new ReplaceOptions().upsert(true)));
        }
        return models;
    }

    private static List<Document> eventsOf(String batch, long first, int size, Random random) {
        byte[] payload = new byte[random.nextInt(900)];
        random.nextBytes(payload);
        List<Document> documents = new ArrayList<>();
        for (long id = first; id < first + size; id++) {
            documents.add(new Document("_id", id)
                    .append("batch", batch)
                    .append("k", List.of("a:" + id, "c:" + id))
                    .append("payload", payload));
        }
        return documents;
    }

    private void checkEvents(MongoCollection<Document> events, long from) {
        Map<String, Integer> found = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (Document event : events.find(gte("_id", from)).sort(ascending("_id"))) {
            found.merge(event.getString("batch"), 1, Integer::sum);
            keys.addAll(event.getList("k", String.class));
        }
        acknowledged.forEach(
                (batch, size) -> assertThat(found).as("seed %d", seed).containsEntry(batch, size));
        kept += keys.size() / 2;
        assertThat(events.countDocuments())
                .as("events of all rounds, seed %d", seed)
                .isEqualTo(kept);
        found.forEach((batch, size) -> assertThat(sent).as("seed %d", seed).containsEntry(batch, size));
        for (int i = 0; i < keys.size(); i += 1_000) {
            List<String> some = keys.subList(i, Math.min(keys.size(), i + 1_000));
            assertThat(events.find(in("k", some)).into(new ArrayList<>())).hasSize(some.size() / 2);
        }
    }

    private void checkRows(MongoCollection<Document> rows) {
        for (int writer = 0; writer < WRITERS; writer++) {
            List<Document> own = rows.find(eq("writer", writer)).into(new ArrayList<>());
            if (rowsAcknowledged[writer] > 0) {
                long v = own.get(0).getLong("v");
                assertThat(own).hasSize(ROWS).allMatch(row -> row.getLong("v") == v);
                assertThat(v).isBetween(rowsAcknowledged[writer], rowsSent[writer]);
                rowsSent[writer] = v;
                rowsAcknowledged[writer] = v;
            }
        }
    }

    private static MongoCollection<Document> events(MongoClient client) {
        return client.getDatabase("trial").getCollection("events");
    }

    private static MongoCollection<Document> rows(MongoClient client) {
        return client.getDatabase("trial").getCollection("rows");
    }
}
