package io.trialledger.starter;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsIT {

    @TempDir
    static Path folder;

    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private static int number;

    private MongoDatabase database;
    private Rows rows;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void fresh() {
        database = client.getDatabase("rows" + number++);
        rows = new RowsFactory(database, "own").named("visits", Index.of("study", "visit"));
    }

    private static Document fields(String status) {
        return new Document("study", "S").append("visit", "V1").append("status", status);
    }

    private static AsOf asOf(long position) {
        return new AsOf(Map.of("own", position), null);
    }

    private Optional<String> statusAt(AsOf asOf) {
        return rows.at("v1", asOf).map(row -> row.getString("status"));
    }

    /** Handles an event at a position as a processor does. */
    private void handling(long position, Runnable handler) {
        var event = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event"));
        DefaultUnitOfWork.startAndGet(event).execute(handler);
    }

    @Test
    void a_row_has_a_present_and_a_past() {
        rows.put("v1", 3, fields("PLANNED"));
        rows.put("v1", 7, fields("DONE"));
        rows.close("v1", 9);
        assertThat(statusAt(asOf(2))).isEmpty();
        assertThat(statusAt(asOf(3))).hasValue("PLANNED");
        assertThat(statusAt(asOf(6))).hasValue("PLANNED");
        assertThat(statusAt(asOf(8))).hasValue("DONE");
        assertThat(statusAt(asOf(9))).isEmpty();
        assertThat(rows.present("v1")).isEmpty();
        assertThat(rows.find(eq("study", "S"), Sorts.ascending("visit"), 10, asOf(8)))
                .hasSize(1);
    }

    @Test
    void what_changed_between_two_positions_is_found_by_when_it_did() {
        Rows compared = new RowsFactory(database, "own").named("compared", Index.ofChanges("study"));
        compared.put("v1", 3, fields("PLANNED"));
        compared.put("v2", 4, fields("PLANNED"));
        compared.put("v1", 7, fields("DONE"));
        compared.put("v2", 9, fields("DONE"));
        assertThat(compared.changed(eq("study", "S"), 3, 10, asOf(8)))
                .extracting(row -> row.getString("_id"))
                .containsExactly("v2@4", "v1@7");
        assertThat(compared.changed(eq("study", "S"), 3, 1, asOf(8))).hasSize(1);
        Map<String, List<Document>> versions = compared.versions(List.of("v1", "v2"), asOf(3), asOf(8));
        assertThat(versions.get("v1"))
                .extracting(row -> row.getString("status"))
                .containsExactly("PLANNED", "DONE");
        assertThat(versions.get("v2")).extracting(row -> row.getLong("from")).containsExactly(4L);
    }

    @Test
    void handling_everything_again_leaves_the_same_rows() {
        for (int round = 0; round < 2; round++) {
            handling(3, () -> rows.put("v1", 3, fields("PLANNED").append("count", 0)));
            handling(5, () -> {
                rows.patch("v1", 5, row -> row.append("count", row.getInteger("count") + 1));
                rows.patch("v1", 5, row -> row.append("count", row.getInteger("count") + 1));
            });
            handling(8, () -> rows.close("v1", 8));
            handling(9, () -> rows.put("v1", 9, fields("AGAIN")));
        }
        List<Document> versions = rows.versions("v1");
        assertThat(versions).extracting(row -> row.getLong("from")).containsExactly(3L, 5L, 9L);
        assertThat(versions).extracting(row -> row.getLong("to")).containsExactly(5L, 8L, null);
        assertThat(versions.get(1)).containsEntry("count", 2);
    }

    @Test
    void a_half_written_change_is_completed_when_the_event_comes_again() {
        rows.put("v1", 3, fields("PLANNED"));
        database.getCollection("visits")
                .insertOne(new Document("_id", "v1@5")
                        .append("id", "v1")
                        .append("from", 5L)
                        .append("to", null)
                        .append("status", "HALF"));
        handling(5, () -> rows.patch("v1", 5, row -> row.append("status", row.getString("status") + "+")));
        assertThat(rows.versions("v1"))
                .extracting(row -> row.getString("status"))
                .containsExactly("PLANNED", "PLANNED+");
        assertThat(rows.versions("v1")).extracting(row -> row.getLong("to")).containsExactly(5L, null);
    }

    @Test
    void a_handler_sees_what_it_has_just_written() {
        handling(4, () -> {
            rows.put("v1", 4, fields("PLANNED"));
            assertThat(rows.present("v1")).isPresent();
            assertThat(rows.find(eq("study", "S"), Sorts.ascending("visit"), 10, AsOf.present()))
                    .hasSize(1);
            rows.patch("v1", 4, row -> row.append("seen", true));
        });
        assertThat(rows.present("v1").orElseThrow()).containsEntry("seen", true).containsEntry("status", "PLANNED");
    }

    @Test
    void a_late_event_goes_into_the_past_and_leaves_the_present() {
        rows.put("v1", 3, fields("PLANNED"));
        rows.put("v1", 9, fields("DONE"));
        rows.put("v1", 6, fields("LATE"));
        assertThat(statusAt(asOf(5))).hasValue("PLANNED");
        assertThat(statusAt(asOf(7))).hasValue("LATE");
        assertThat(statusAt(AsOf.present())).hasValue("DONE");
    }

    @Test
    void nothing_is_written_when_the_unit_of_work_fails() {
        try {
            handling(4, () -> {
                rows.put("v1", 4, fields("PLANNED"));
                throw new IllegalStateException("planted");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("planted");
        }
        assertThat(rows.present("v1")).isEmpty();
    }

    @Test
    void reset_empties_its_own_collection_only() {
        Rows others = new RowsFactory(database, "own").named("others");
        rows.put("v1", 3, fields("PLANNED"));
        others.put("o1", 3, new Document());
        rows.reset();
        assertThat(rows.present("v1")).isEmpty();
        assertThat(others.present("o1")).isPresent();
    }

    @Test
    void present_rows_are_found_by_index_among_many() {
        handling(0, () -> {
            for (int i = 0; i < 1500; i++) {
                rows.put("v" + i, i, new Document("study", "S" + i % 3).append("visit", String.format("%05d", i)));
            }
        });
        List<Document> found = rows.find(eq("study", "S1"), Sorts.ascending("visit"), 1000, AsOf.present());
        assertThat(found)
                .hasSize(500)
                .isSortedAccordingTo((a, b) -> a.getString("visit").compareTo(b.getString("visit")));
        assertThat(rows.find(eq("study", "S1"), Sorts.ascending("visit"), 1000, asOf(700)))
                .hasSize(234);
    }

    @Test
    void rows_that_are_only_set_are_looked_up_together() {
        rows.put("v3", 1, fields("PLANNED"));
        rows.close("v3", 2);
        rows.put("v4", 1, fields("PLANNED"));
        AtomicInteger reads = new AtomicInteger();
        MongoClientSettings counting = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("find")) {
                            reads.incrementAndGet();
                        }
                    }
                })
                .build();
        try (MongoClient other = MongoClients.create(counting)) {
            Rows counted = new RowsFactory(other.getDatabase(database.getName()), "own")
                    .named("visits", Index.of("study", "visit"));
            handling(5, () -> {
                for (int i = 0; i < 100; i++) {
                    counted.put("v" + i, 5, fields("DONE"));
                }
            });
        }
        assertThat(reads).hasValue(1);
        assertThat(rows.versions("v1")).hasSize(1);
        assertThat(rows.versions("v3")).extracting(row -> row.getLong("to")).containsExactly(2L, null);
        assertThat(rows.versions("v4")).extracting(row -> row.getLong("to")).containsExactly(5L, null);
    }

    @Test
    void a_row_with_a_long_past_hides_no_other_from_a_common_look() {
        for (int i = 0; i < 100; i++) {
            rows.put("hot", i, fields("STATE " + i));
        }
        rows.put("a", 1, fields("PLANNED"));
        handling(200, () -> List.of("a", "b", "hot", "z").forEach(id -> rows.put(id, 200, fields("DONE"))));
        assertThat(rows.versions("a")).extracting(row -> row.getLong("to")).containsExactly(200L, null);
        assertThat(rows.versions("hot")).hasSize(101);
        assertThat(rows.find(eq("study", "S"), Sorts.ascending("visit"), 500, AsOf.present()))
                .hasSize(4);
    }

    @Test
    void rows_are_counted_as_they_are_and_as_they_were() {
        rows.put("a", 1, fields("PLANNED"));
        rows.put("b", 2, fields("PLANNED"));
        rows.put("a", 3, fields("DONE"));
        rows.close("b", 4);
        assertThat(rows.count(eq("study", "S"), AsOf.present())).isEqualTo(1);
        assertThat(rows.count(eq("study", "S"), asOf(3))).isEqualTo(2);
        assertThat(rows.count(eq("study", "S"), asOf(0))).isZero();
    }
}
