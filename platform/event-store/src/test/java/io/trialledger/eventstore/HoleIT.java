package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failure modes 18 and 19: a position of the log is missing, in the middle or at the end. */
class HoleIT {

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final LogHealth health = new LogHealth(database);
    private final TrialEventStorageEngine engine =
            TestLog.engine(database).health(health).build();
    private final TrialEventStore store =
            TrialEventStore.builder().engine(engine).build();

    @AfterEach
    void close() {
        store.close();
    }

    /** What somebody with the database's password could do. */
    private void insertAt(long position, EventMessage<?> event) {
        PendingCommit commit = new CommitEncoder(TestLog.ORIGIN).encode(List.of(event), null, TestLog.SERIALIZER, 0);
        commit.placeAfter(new Appender.End(position, 0, 0), System.currentTimeMillis());
        engine.log().writable().insertOne(commit.document().bson());
    }

    @Test
    void a_reader_that_comes_to_a_hole_stops_for_good_and_the_log_is_down() {
        engine.appendEvents(registered(someSubject()));
        insertAt(2, registered(someSubject()));
        List<Long> seen = new ArrayList<>();

        assertThatThrownBy(() -> engine.log().events(0, 10).forEach(event -> seen.add(event.position())))
                .isInstanceOf(LogBroken.class)
                .hasMessageContaining("position 1 is missing");
        assertThat(seen).doesNotContain(2L);
        assertThat(health.status()).isEqualTo(LogHealth.Status.DOWN);
        assertThatThrownBy(() -> engine.appendEvents(registered(someSubject()))).isInstanceOf(LogBroken.class);
        assertThatThrownBy(() -> engine.log().read(2, 1)).isInstanceOf(LogBroken.class);
    }

    @Test
    void an_open_stream_never_goes_over_a_hole() {
        engine.appendEvents(registered(someSubject()));
        TrackingEventStream stream = store.openStream(new GlobalSequenceTrackingToken(0));
        assertThat(stream.hasNextAvailable()).isFalse();
        insertAt(2, registered(someSubject()));

        Awaitility.await().until(() -> health.status() == LogHealth.Status.DOWN);
        assertThatThrownBy(stream::peek).isInstanceOf(LogBroken.class);
        assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(LogBroken.class);
        assertThatThrownBy(() -> engine.appendEvents(registered(someSubject()))).isInstanceOf(LogBroken.class);
    }

    @Test
    void a_hole_before_the_position_asked_for_is_found_too() {
        engine.appendEvents(registered(someSubject()));
        insertAt(2, registered(someSubject()));
        assertThatThrownBy(() -> engine.log().read(2, 1)).isInstanceOf(LogBroken.class);
    }

    @Test
    void an_aggregate_with_a_missing_event_is_not_loaded() {
        String subject = someSubject();
        engine.appendEvents(registered(subject));
        insertAt(1, TestLog.event(subject, 2));
        assertThatThrownBy(() -> store.readEvents(subject).asStream().count()).isInstanceOf(LogBroken.class);
        assertThat(health.status()).isEqualTo(LogHealth.Status.DOWN);
    }

    @Test
    void a_reader_that_has_seen_more_than_the_log_holds_is_refused() {
        engine.appendEvents(registered(someSubject()));
        assertThatThrownBy(() -> store.openStream(new GlobalSequenceTrackingToken(5)))
                .isInstanceOf(LogBroken.class)
                .hasMessageContaining("restored from a backup");
        assertThat(store.openStream(new GlobalSequenceTrackingToken(0)).hasNextAvailable())
                .isFalse();
    }
}
