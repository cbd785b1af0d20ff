package io.trialledger.eventstore;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;

/** A dead letter as read from the queue. */
record StoredLetter(
        String id,
        String sequence,
        long index,
        EventMessage<?> message,
        @Nullable Cause stored,
        Instant enqueuedAt,
        Instant lastTouched,
        MetaData diagnostics)
        implements DeadLetter<EventMessage<?>> {

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(stored);
    }

    @Override
    public DeadLetter<EventMessage<?>> markTouched() {
        return new StoredLetter(
                id, sequence, index, message, stored, enqueuedAt, GenericDeadLetter.clock.instant(), diagnostics);
    }

    @Override
    public DeadLetter<EventMessage<?>> withCause(@Nullable Throwable cause) {
        return new StoredLetter(
                id,
                sequence,
                index,
                message,
                cause == null ? stored : ThrowableCause.asCause(cause),
                enqueuedAt,
                GenericDeadLetter.clock.instant(),
                diagnostics);
    }

    @Override
    public DeadLetter<EventMessage<?>> withDiagnostics(MetaData changed) {
        return new StoredLetter(
                id, sequence, index, message, stored, enqueuedAt, GenericDeadLetter.clock.instant(), changed);
    }
}
