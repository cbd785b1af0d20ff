package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.junit.jupiter.api.AfterEach;

/** Axon's own suite for dead-letter queues. */
class LogDeadLetterQueueTckIT extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final int MOST = 64;

    @AfterEach
    void resetClock() {
        GenericDeadLetter.clock = Clock.systemUTC();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        MongoDatabase database = TestMongo.freshDatabase();
        return LogDeadLetterQueue.builder()
                .database(database)
                .processingGroup("group")
                .serializer(TrialSerializers.json(EventNames.none()))
                .maxSequences(MOST)
                .maxSequenceSize(MOST)
                .build();
    }

    @Override
    protected long maxSequences() {
        return MOST;
    }

    @Override
    protected long maxSequenceSize() {
        return MOST;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateRequeuedLetter(
            DeadLetter<EventMessage<?>> original, Instant lastTouched, Throwable requeueCause, MetaData diagnostics) {
        setAndGetTime(lastTouched);
        return original.withCause(requeueCause).withDiagnostics(diagnostics).markTouched();
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message().getPayloadType())
                .isEqualTo(expected.message().getPayloadType());
        assertThat(actual.message().getMetaData()).isEqualTo(expected.message().getMetaData());
        assertThat(actual.message().getIdentifier())
                .isEqualTo(expected.message().getIdentifier());
        assertThat(actual.message().getTimestamp()).isEqualTo(expected.message().getTimestamp());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }
}
