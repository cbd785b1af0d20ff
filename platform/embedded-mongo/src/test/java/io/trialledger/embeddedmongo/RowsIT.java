package io.trialledger.embeddedmongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projections: rows that carry their past, written in bulk, read by equality and order. */
class RowsIT {

    private static final int SUBJECTS = 600;

    @TempDir
    Path folder;

    private Served served;
    private MongoCollection<Document> rows;

    @BeforeEach
    void serve() {
        served = new Served(folder);
        rows = served.collection("rows");
        rows.createIndex(Indexes.ascending("study", "site", "to", "_id"));
        rows.createIndex(Indexes.ascending("id", "to"));
        rows.createIndex(Indexes.ascending("study", "from"));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static Document row(int subject, long from, Long to) {
        return new Document("_id", subject + "@" + from)
                .append("id", "subject-" + subject)
                .append("study", "study-1")
                .append("site", "site-" + subject % 3)
                .append("from", from)
                .append("to", to);
    }

    private List<WriteModel<Document>> versions(long from) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            writes.add(new UpdateOneModel<>(and(eq("id", "subject-" + subject), eq("to", null)), set("to", from)));
            Document row = row(subject, from, null);
            writes.add(new ReplaceOneModel<>(eq("_id", row.get("_id")), row, new ReplaceOptions().upsert(true)));
        }
        return writes;
    }

    @Test
    void keeps_the_past_with_a_sync_a_command() {
        rows.bulkWrite(versions(10), new BulkWriteOptions().ordered(false));
        long syncs = served.mongo.commits();
        var result = rows.bulkWrite(versions(20), new BulkWriteOptions().ordered(false));

        // unordered: the driver sends all updates in one command and all replacements in another
        assertThat(served.mongo.commits() - syncs).isBetween(1L, 4L);
        assertThat(result.getModifiedCount()).isEqualTo(SUBJECTS);
        assertThat(result.getUpserts()).hasSize(SUBJECTS);
        assertThat(rows.countDocuments(and(eq("study", "study-1"), gt("from", 10L))))
                .isEqualTo(SUBJECTS);
        List<Document> present = rows.find(and(eq("study", "study-1"), in("site", "site-0", "site-2"), eq("to", null)))
                .sort(Sorts.ascending("_id"))
                .limit(50)
                .into(new ArrayList<>());
        assertThat(present)
                .hasSize(50)
                .allMatch(row -> row.getLong("from") == 20)
                .isSortedAccordingTo((a, b) -> a.getString("_id").compareTo(b.getString("_id")));
        assertThat(rows.find(and(eq("id", "subject-7"), eq("to", 20L))).first()).containsEntry("from", 10L);
    }

    @Test
    void applies_the_same_twice_without_change() {
        rows.bulkWrite(versions(10), new BulkWriteOptions().ordered(false));
        rows.replaceOne(eq("_id", "1@10"), row(1, 10, null), new ReplaceOptions().upsert(true));
        UpdateResult twice = rows.updateOne(eq("_id", "1@10"), set("site", "site-1"), new UpdateOptions().upsert(true));

        assertThat(twice.getMatchedCount()).isEqualTo(1);
        assertThat(twice.getModifiedCount()).isZero();
        assertThat(rows.countDocuments()).isEqualTo(SUBJECTS);
    }

    @Test
    void empties_a_projection() {
        rows.bulkWrite(versions(10), new BulkWriteOptions().ordered(false));
        rows.bulkWrite(versions(20), new BulkWriteOptions().ordered(false));

        assertThat(rows.deleteMany(new Document()).getDeletedCount()).isEqualTo(2 * SUBJECTS);
        assertThat(rows.find(eq("id", "subject-7")).first()).isNull();
        rows.bulkWrite(versions(30), new BulkWriteOptions().ordered(false));
        assertThat(rows.find(eq("id", "subject-7")).into(new ArrayList<>())).hasSize(1);
        served.close();
        serve();
        assertThat(served.mongo.rebuiltIndexes()).isZero();
        rows.drop();
        assertThat(served.database.listCollectionNames().into(new ArrayList<>()))
                .isEmpty();
        served.database.drop();
        rows.insertOne(row(1, 1, null));
        assertThat(rows.countDocuments()).isEqualTo(1);
    }

    @Test
    void ends_an_ordered_bulk_at_the_first_error() {
        rows.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true).sparse(true));
        rows.insertOne(new Document("_id", 1).append("u", "x"));
        List<WriteModel<Document>> updates = List.of(
                new UpdateOneModel<>(eq("_id", 2), set("u", "y"), new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(eq("_id", 2), set("u", "x")),
                new UpdateOneModel<>(eq("_id", 3), set("u", "z"), new UpdateOptions().upsert(true)));

        MongoBulkWriteException ordered =
                catchThrowableOfType(MongoBulkWriteException.class, () -> rows.bulkWrite(updates));
        assertThat(ordered.getWriteErrors())
                .singleElement()
                .satisfies(e -> assertThat(e.getIndex()).isEqualTo(1));
        assertThat(rows.countDocuments()).isEqualTo(2);

        MongoBulkWriteException unordered = catchThrowableOfType(
                MongoBulkWriteException.class, () -> rows.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
        assertThat(unordered.getWriteErrors())
                .singleElement()
                .satisfies(e -> assertThat(e.getIndex()).isEqualTo(1));
        assertThat(rows.countDocuments()).isEqualTo(3);

        List<WriteModel<Document>> inserts = List.of(
                new InsertOneModel<>(new Document("_id", 10)),
                new InsertOneModel<>(new Document("_id", 10)),
                new InsertOneModel<>(new Document("_id", 11)));
        MongoBulkWriteException some = catchThrowableOfType(
                MongoBulkWriteException.class, () -> rows.bulkWrite(inserts, new BulkWriteOptions().ordered(false)));
        assertThat(some.getWriteResult().getInsertedCount()).isEqualTo(2);
    }

    @Test
    void finds_by_fields_of_a_compound_id() {
        MongoCollection<Document> tokens = served.collection("tokens");
        List<Document> documents = new ArrayList<>();
        for (int segment = 0; segment < 1_200; segment++) {
            documents.add(new Document("_id", new Document("processor", "p").append("segment", segment)));
        }
        tokens.insertMany(documents);
        assertThat(tokens.find(eq("_id", new Document("processor", "p").append("segment", 1_100)))
                        .first())
                .isNotNull();
        tokens.createIndex(Indexes.ascending("_id.processor", "_id.segment"));
        assertThat(tokens.find(and(eq("_id.processor", "p"), gt("_id.segment", 1_190)))
                        .into(new ArrayList<>()))
                .hasSize(9);
    }

    @Test
    void groups_what_an_index_has_found() {
        rows.bulkWrite(versions(10), new BulkWriteOptions().ordered(false));
        rows.bulkWrite(versions(20), new BulkWriteOptions().ordered(false));

        List<Document> groups = rows.aggregate(List.of(
                        Aggregates.match(and(eq("study", "study-1"), gt("from", 10L))),
                        Aggregates.sort(Sorts.ascending("from")),
                        Aggregates.group("$site", Accumulators.first("first", "$_id"), Accumulators.sum("n", 1)),
                        Aggregates.sort(Sorts.ascending("_id"))))
                .into(new ArrayList<>());
        assertThat(groups).hasSize(3).allMatch(group -> group.getInteger("n") == SUBJECTS / 3);
        assertThat(rows.estimatedDocumentCount()).isEqualTo(2 * SUBJECTS);
    }

    @Test
    void answers_while_an_index_is_being_made() throws Exception {
        rows.bulkWrite(versions(10), new BulkWriteOptions().ordered(false));
        AtomicBoolean stop = new AtomicBoolean();
        Thread maker = new Thread(() -> {
            while (!stop.get()) {
                rows.createIndex(Indexes.ascending("site"));
                rows.dropIndex("site_1");
            }
        });
        maker.start();
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(rows.find(eq("site", "site-1")).into(new ArrayList<>()))
                        .hasSize(SUBJECTS / 3);
            }
        } finally {
            stop.set(true);
            maker.join();
        }
    }

    @Test
    void refuses_an_update_that_makes_a_document_too_large() {
        rows.insertOne(row(1, 1, null).append("half", new byte[9_000_000]));
        assertThatThrownBy(() -> rows.updateOne(
                        eq("id", "subject-1"),
                        com.mongodb.client.model.Updates.combine(
                                set("id", "subject-2"), set("other", new byte[9_000_000]))))
                .isInstanceOf(com.mongodb.MongoException.class);
        assertThat(rows.find(eq("id", "subject-2")).first()).isNull();
        assertThat(rows.find(eq("id", "subject-1")).first()).doesNotContainKey("other");
    }

    /** A bulk turns all rows from one version to the next: nobody may see some turned and others not. */
    @Test
    void shows_readers_whole_commands_only() throws Exception {
        rows.bulkWrite(sameVersion(0));
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int version = 1; !stop.get(); version++) {
                rows.bulkWrite(sameVersion(version));
            }
        });
        writer.start();
        try {
            int last = 0;
            for (int i = 0; i < 300; i++) {
                List<Integer> versions = rows.find(eq("study", "s")).into(new ArrayList<>()).stream()
                        .map(row -> row.getInteger("version"))
                        .toList();
                assertThat(versions).hasSize(100).containsOnly(versions.get(0));
                assertThat(versions.get(0)).isGreaterThanOrEqualTo(last);
                last = versions.get(0);
            }
            assertThat(last).isPositive();
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    private static List<WriteModel<Document>> sameVersion(int version) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            writes.add(new ReplaceOneModel<>(
                    eq("_id", i),
                    new Document("study", "s").append("version", version),
                    new ReplaceOptions().upsert(true)));
        }
        return writes;
    }
}
