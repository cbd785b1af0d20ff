package io.trialledger.eventstore;

import java.time.Duration;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on a {@link TrialEventStorageEngine}. Its streams say at once when there is more, so that no processor polls; they
 * deliver every position in order and stop for good where one is missing. Thread-safe; a stream is for one thread.
 */
public final class TrialEventStore extends AbstractEventStore implements AutoCloseable {

    private final TrialEventStorageEngine engine;
    private final Tail tail;

    private TrialEventStore(Builder builder, TrialEventStorageEngine engine) {
        super(builder);
        this.engine = engine;
        this.tail = new Tail(engine.log(), engine.reader(), builder.pollInterval);
        engine.onAppended(tail::appended);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A stream from the position after {@code token} on, or from the first for null.
     *
     * @throws LogBroken if {@code token} is after the head: it was made from another log, or this one lost its end
     */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        tail.start();
        long from = Positions.after(token);
        long head = engine.log().head();
        if (from > head + 1) {
            throw new LogBroken("a reader has seen position " + (from - 1) + ", but the log ends at " + head
                    + ": was it restored from a backup?");
        }
        return new LogStream(engine.log(), engine.reader(), tail, from);
    }

    /**
     * Calls {@code listener} soon after each append, by this process or another, until the registration is closed. It runs on the thread
     * that follows the log: it must be quick.
     */
    public Registration onAppended(Runnable listener) {
        Runnable own = listener::run; // the same listener may register twice
        tail.start();
        tail.listen(own);
        return () -> {
            tail.forget(own);
            return true;
        };
    }

    /** Calls {@code listener} for each commit of this process, in their order, as long as the store is open. */
    public void onStored(LeafListener listener) {
        engine.onStored(listener);
    }

    /** Ends all streams, then the engine. */
    @Override
    public void close() {
        tail.close();
        engine.close();
    }

    /** The engine must be given. */
    public static final class Builder extends AbstractEventStore.Builder {

        private @Nullable TrialEventStorageEngine engine;
        private Duration pollInterval = Duration.ofMillis(100);

        /** Where the events are. */
        public Builder engine(TrialEventStorageEngine engine) {
            super.storageEngine(engine);
            this.engine = engine;
            return this;
        }

        /** How often to look for what other processes have appended; 100 ms unless set. */
        public Builder pollInterval(Duration pollInterval) {
            this.pollInterval = pollInterval;
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> monitor) {
            super.messageMonitor(monitor);
            return this;
        }

        @Override
        public Builder spanFactory(EventBusSpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        public TrialEventStore build() {
            if (engine == null) {
                throw new AxonConfigurationException("the event store needs an engine");
            }
            return new TrialEventStore(this, engine);
        }
    }
}
