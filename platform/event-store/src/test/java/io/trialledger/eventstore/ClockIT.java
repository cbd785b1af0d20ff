package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.someSubject;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** Failure mode 13: clocks of the processes differ by hours and jump, and so do the times of the events. */
class ClockIT {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HOUR_MILLIS = 3_600_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final MongoDatabase database = TestMongo.freshDatabase();

    private final class JumpingClock extends Clock {

        @Override
        public Instant instant() {
            return START.plusMillis(random.nextInt(2 * HOUR_MILLIS) - HOUR_MILLIS);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void recorded_times_never_go_back_and_every_search_by_time_finds_the_right_position() {
        System.out.println("seed " + seed);
        List<TrialEventStorageEngine> processes = Stream.generate(
                        () -> TestLog.engine(database).clock(new JumpingClock()).build())
                .limit(3)
                .toList();
        for (int i = 0; i < 100; i++) {
            processes.get(random.nextInt(3)).appendEvents(commit());
        }
        EventLog log = processes.get(0).log();
        TestLog.verifyWhole(database);
        List<StoredEvent> events = log.events(0, Long.MAX_VALUE).toList();
        for (int i = 0; i < 60; i++) {
            Instant time = i % 3 == 0
                    ? Nanos.instant(events.get(random.nextInt(events.size())).timestampNanos())
                    : new JumpingClock().instant();
            assertThat(processes.get(0).createTokenAt(time))
                    .as("first event of %s or later", time)
                    .isEqualTo(new GlobalSequenceTrackingToken(events.stream()
                                    .filter(event -> event.timestampNanos() >= Nanos.of(time))
                                    .mapToLong(StoredEvent::position)
                                    .findFirst()
                                    .orElse(events.size())
                            - 1));
            Instant recorded = i % 3 == 0
                    ? Instant.ofEpochMilli(
                            events.get(random.nextInt(events.size())).at())
                    : time;
            assertThat(log.positionAt(recorded))
                    .as("last position recorded at %s or before", recorded)
                    .isEqualTo(events.stream()
                            .filter(event -> event.at() <= recorded.toEpochMilli())
                            .mapToLong(StoredEvent::position)
                            .max()
                            .orElse(-1));
        }
        processes.forEach(TrialEventStorageEngine::close);
    }

    private EventMessage<?>[] commit() {
        String subject = someSubject();
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(sequence -> new GenericDomainEventMessage<>(
                        "Subject",
                        subject,
                        sequence,
                        TestLog.event(subject, sequence).getPayload(),
                        MetaData.emptyInstance(),
                        UUID.randomUUID().toString(),
                        new JumpingClock().instant()))
                .toArray(EventMessage<?>[]::new);
    }
}
