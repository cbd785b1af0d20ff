package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialEventStoreIT {

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final TrialEventStore store = store();

    private TrialEventStore store() {
        return TrialEventStore.builder()
                .engine(TestLog.engine(database).build())
                .build();
    }

    private TrialEventStore storeThatNeverPolls() {
        return TrialEventStore.builder()
                .engine(TestLog.engine(database).build())
                .pollInterval(Duration.ofDays(1))
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }

    /** Failure mode 17: more events than the tail keeps, while others are being appended. */
    @Test
    void a_reader_far_behind_gets_every_event_in_order_up_to_the_head_while_the_log_grows() throws Exception {
        store.openStream(null); // the tail begins before the first event
        int events = 12_000;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < events / 40; i++) {
                store.publish(Stream.generate(() -> registered(someSubject()))
                        .limit(40)
                        .toList());
            }
        });
        TrackingEventStream fast = store.openStream(null);
        TrackingEventStream slow = store.openStream(null);
        for (long expected = 0; expected < events; expected++) {
            assertThat(position(fast.nextAvailable())).isEqualTo(expected);
        }
        writer.join();
        for (long expected = 0; expected < events; expected++) {
            assertThat(position(slow.nextAvailable())).isEqualTo(expected);
        }
        assertThat(fast.hasNextAvailable()).isFalse();
        assertThat(slow.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
        TrackingEventStream late = store.openStream(new GlobalSequenceTrackingToken(events - 2));
        assertThat(position(late.nextAvailable())).isEqualTo(events - 1);
    }

    @Test
    void says_when_there_is_more_and_at_once_if_there_already_is() {
        store.publish(registered(someSubject()));
        AtomicInteger calls = new AtomicInteger();
        TrackingEventStream stream = store.openStream(null);
        assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        assertThat(calls).hasValue(1);

        store.publish(registered(someSubject()));
        Awaitility.await().untilAtomic(calls, greaterThan(1));
        stream.close();
    }

    @Test
    void sees_what_another_process_appends() {
        TrackingEventStream stream = store.openStream(store.createHeadToken());
        AtomicInteger told = new AtomicInteger();
        Registration registration = store.onAppended(told::incrementAndGet);
        TrialEventStore other = store();
        other.publish(registered("subject/S/1"));

        Awaitility.await().until(stream::hasNextAvailable);
        assertThat(stream.peek().orElseThrow().getPayload())
                .isEqualTo(new TestLog.SubjectRegistered("subject/S/1", "701"));
        assertThat(told).hasPositiveValue();
        registration.cancel();
        other.close();
    }

    @Test
    void what_this_process_appends_arrives_without_polling_as_it_is_stored() throws Exception {
        try (TrialEventStore own = storeThatNeverPolls()) {
            TrackingEventStream stream = own.openStream(null);
            String subject = someSubject();
            own.publish(registered(subject), TestLog.event(subject, 1));
            own.publish(TestLog.event(subject, 2));

            TrackingEventStream stored = store.openStream(null);
            for (long expected = 0; expected < 3; expected++) {
                TrackedEventMessage<?> arrived = stream.nextAvailable();
                TrackedEventMessage<?> read = stored.nextAvailable();
                assertThat(position(arrived)).isEqualTo(expected);
                assertThat(arrived.getIdentifier()).isEqualTo(read.getIdentifier());
                assertThat(arrived.getPayload()).isEqualTo(read.getPayload());
                assertThat(arrived.getMetaData()).isEqualTo(read.getMetaData());
                assertThat(arrived.getTimestamp()).isEqualTo(read.getTimestamp());
            }
        }
    }

    @Test
    void what_another_process_appended_before_comes_before() throws Exception {
        try (TrialEventStore own = storeThatNeverPolls()) {
            TrackingEventStream stream = own.openStream(null);
            own.publish(registered(someSubject()));
            assertThat(position(stream.nextAvailable())).isZero();

            store.publish(registered(someSubject()), registered(someSubject()));
            own.publish(registered(someSubject()));

            for (long expected = 1; expected < 4; expected++) {
                assertThat(position(stream.nextAvailable())).isEqualTo(expected);
            }
        }
    }

    @Test
    void peeks_without_moving() throws Exception {
        store.publish(registered(someSubject()), registered(someSubject()));
        TrackingEventStream stream = store.openStream(null);
        List<Long> seen = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            assertThat(stream.peek()).isEqualTo(stream.peek());
            seen.add(position(stream.nextAvailable()));
        }
        assertThat(seen).containsExactly(0L, 1L);
        assertThat(stream.peek()).isEmpty();
    }
}
