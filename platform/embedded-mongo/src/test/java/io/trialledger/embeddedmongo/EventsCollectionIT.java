package io.trialledger.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a service: grows at the end, is read in order, never changes. */
class EventsCollectionIT {

    @TempDir
    Path folder;

    private Served served;
    private MongoCollection<Document> events;

    @BeforeEach
    void serve() {
        open();
        events.createIndex(
                Indexes.ascending("k"), new IndexOptions().unique(true).sparse(true));
    }

    private void open() {
        served = new Served(folder);
        events = served.collection("events");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void reads_what_is_new_in_order() {
        append(0, 3_000);

        assertThat(ids(events.find(gt("_id", 2_499L)).sort(ascending("_id")).limit(100)))
                .hasSize(100)
                .startsWith(2_500L, 2_501L)
                .isSorted();
        assertThat(ids(events.find(gt("_id", 2_999L)).sort(ascending("_id")))).isEmpty();
        assertThat(ids(events.find(lte("_id", 1_234L)).sort(descending("_id")).limit(1)))
                .containsExactly(1_234L);
        assertThat(ids(events.find().sort(descending("_id")).limit(2))).containsExactly(2_999L, 2_998L);
        assertThat(ids(events.find().batchSize(70))).hasSize(3_000).isSorted();
    }

    @Test
    void finds_commits_by_any_of_their_keys() {
        append(0, 2_000);

        List<String> keys = new ArrayList<>();
        for (int i = 500; i < 600; i++) {
            keys.add("a:" + i + "#0");
            keys.add("c:" + i);
        }
        assertThat(ids(events.find(in("k", keys)).sort(ascending("_id"))))
                .hasSize(100)
                .startsWith(500L);
        assertThat(events.find(eq("k", "c:7")).first()).containsEntry("_id", 7L);
        assertThat(events.find(eq("k", "c:7777")).first()).isNull();
    }

    @Test
    void stops_at_the_first_duplicate_and_says_where() {
        append(0, 10);
        List<Document> batch = List.of(commit(10), commit(11), commit(12).append("k", List.of("x", "c:3")), commit(13));

        MongoBulkWriteException refused =
                catchThrowableOfType(MongoBulkWriteException.class, () -> events.insertMany(batch));

        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(2);
            assertThat(error.getCode()).isEqualTo(11_000);
            assertThat(error.getMessage()).contains("k_1").contains("c:3");
        });
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(events.countDocuments()).isEqualTo(12);
        assertThatThrownBy(() -> events.insertOne(commit(5))).hasMessageContaining("E11000");
    }

    @Test
    void keeps_keys_unique_after_reopening() {
        append(0, 1_500);
        served.close();
        open();

        assertThatThrownBy(() -> events.insertOne(commit(2_000).append("k", List.of("c:1499"))))
                .hasMessageContaining("E11000");
        events.insertOne(commit(1_500));
        assertThat(ids(events.find(gt("_id", 1_498L)).sort(ascending("_id")))).containsExactly(1_499L, 1_500L);
        assertThat(served.mongo.rebuiltIndexes()).isZero();
    }

    @Test
    void refuses_to_change_or_remove_what_is_recorded() {
        append(0, 3);

        refused(() -> events.updateOne(eq("_id", 1L), Updates.set("n", 2)));
        refused(() -> events.replaceOne(eq("_id", 1L), new Document("n", 2)));
        refused(() -> events.deleteOne(eq("_id", 1L)));
        refused(() -> events.deleteMany(new Document()));
        refused(() -> events.findOneAndUpdate(eq("_id", 1L), Updates.set("n", 2)));
        refused(() -> events.findOneAndDelete(eq("_id", 1L)));
        refused(() -> events.dropIndex("k_1"));
        refused(events::drop);
        refused(() -> served.database.drop());
        refused(() -> events.renameCollection(new com.mongodb.MongoNamespace("trial.other")));
        refused(() -> served.collection("rows")
                .aggregate(List.of(new Document("$out", "events")))
                .toCollection());
        refused(() ->
                events.aggregate(List.of(new Document("$merge", "events"))).toCollection());
        assertThat(events.countDocuments()).isEqualTo(3);
        assertThat(events.find(eq("_id", 1L)).first()).containsEntry("n", 1);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(com.mongodb.MongoException.class);
    }

    @Test
    void answers_hello() {
        Document hello = served.database.runCommand(new Document("hello", 1));
        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        assertThatThrownBy(() -> served.database.runCommand(new Document("nonsense", 1)))
                .isInstanceOf(MongoCommandException.class);
    }

    private void append(int from, int to) {
        List<Document> batch = new ArrayList<>();
        for (long i = from; i < to; i++) {
            batch.add(commit(i));
        }
        events.insertMany(batch);
    }

    private static Document commit(long position) {
        return new Document("_id", position)
                .append("n", 1)
                .append("k", List.of("a:" + position + "#0", "c:" + position));
    }

    private static List<Long> ids(Iterable<Document> found) {
        List<Long> ids = new ArrayList<>();
        found.forEach(document -> ids.add(document.getLong("_id")));
        return ids;
    }
}
