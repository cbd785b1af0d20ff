package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.event;
import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLogIT {

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final TrialEventStorageEngine engine = TestLog.engine(database).build();
    private final EventLog log = engine.log();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_empty_log_has_no_head() {
        assertThat(log.head()).isEqualTo(-1);
        assertThat(engine.head().position()).isEqualTo(-1);
        assertThat(log.read(0, 10)).isEmpty();
        assertThat(log.read(7, 10)).isEmpty();
        assertThat(log.at(0)).isEmpty();
        assertThat(log.events(0, 10)).isEmpty();
    }

    @Test
    void reads_from_any_position_also_in_the_middle_of_a_commit() {
        String subject = someSubject();
        engine.appendEvents(registered(subject));
        engine.appendEvents(event(subject, 1), event(subject, 2), event(subject, 3));
        engine.appendEvents(event(subject, 4));

        assertThat(log.head()).isEqualTo(4);
        assertThat(log.read(2, 10)).extracting(StoredCommit::position).containsExactly(1L, 4L);
        assertThat(log.read(2, 1)).extracting(StoredCommit::position).containsExactly(1L);
        assertThat(log.read(4, 10)).extracting(StoredCommit::position).containsExactly(4L);
        assertThat(log.read(5, 10)).isEmpty();
        for (long position = 0; position <= 4; position++) {
            assertThat(log.at(position).orElseThrow().sequence()).isEqualTo(position);
        }
        assertThat(log.at(5)).isEmpty();
        assertThat(log.events(2, 4)).extracting(StoredEvent::position).containsExactly(2L, 3L);
        assertThat(engine.head()).satisfies(head -> {
            assertThat(head.position()).isEqualTo(4);
            assertThat(head.leaf()).isEqualTo(log.at(4).orElseThrow().leafHash());
        });
    }

    @Test
    void pages_through_more_than_a_page() {
        IntStream.range(0, 230).forEach(i -> engine.appendEvents(registered(someSubject()), registered(someSubject())));
        assertThat(log.events(101, 401))
                .hasSize(300)
                .extracting(StoredEvent::position)
                .isSorted();
    }

    @Test
    void stores_logical_names_and_revisions_and_the_bytes_as_they_were() {
        EventMessage<?> registered = registered("subject/S/701-1015");
        engine.appendEvents(registered);
        StoredEvent stored = log.at(0).orElseThrow();
        assertThat(stored.type()).isEqualTo("test.SubjectRegistered");
        assertThat(stored.revision()).isEqualTo("1");
        assertThat(new String(stored.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"subjectId\":\"subject/S/701-1015\",\"siteId\":\"701\"}");
        assertThat(new String(stored.metadata(), StandardCharsets.UTF_8)).contains("\"actor\":\"coordinator-1\"");
        assertThat(stored.salt()).hasSize(32);
        assertThat(stored.aggregateType()).isEqualTo("Subject");
        Document document = database.getCollection("events").find().first();
        assertThat(document.toJson()).doesNotContain("io.trialledger");
        assertThat(document.keySet()).containsExactly("_id", "n", "cid", "k", "at", "mx", "ev");
    }

    @Test
    void an_event_of_no_aggregate_has_no_key() {
        engine.appendEvents(new GenericEventMessage<>("one"));
        engine.appendEvents(new GenericEventMessage<>("two"));
        assertThat(log.read(0, 10)).hasSize(2);
        assertThat(database.getCollection("events").find().first()).doesNotContainKey("k");
    }

    @Test
    void finds_the_last_number_of_an_aggregate_of_any_length() {
        String subject = someSubject();
        assertThat(engine.lastSequenceNumberFor(subject)).isEmpty();
        int stored = 0;
        for (int length : List.of(1, 2, 3, 65, 130, 700)) {
            engine.appendEvents(IntStream.range(stored, length)
                    .mapToObj(sequence -> event(subject, sequence))
                    .toArray(EventMessage<?>[]::new));
            stored = length;
            assertThat(engine.lastSequenceNumberFor(subject)).hasValue(length - 1L);
            assertThat(engine.readEvents(subject).asStream()).hasSize(length);
        }
    }

    @Test
    void has_two_indexes_and_refuses_to_start_on_one_that_does_not_arbitrate() {
        assertThat(database.getCollection("events").listIndexes())
                .extracting(index -> index.get("key"))
                .containsExactlyInAnyOrder(new Document("_id", 1), new Document("k", 1));

        MongoDatabase other = TestMongo.freshDatabase();
        other.getCollection("events").createIndex(Indexes.ascending("k"));
        assertThatThrownBy(() -> TestLog.engine(other).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isn't unique");
    }
}
