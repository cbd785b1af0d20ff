package io.trialledger.starter;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.LogDeadLetterQueue;
import io.trialledger.eventstore.UnreadableEvents;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;

/**
 * Every processing group is a pooled processor that begins at the log's first position (Axon's own first run is a replay, which
 * skips policies), stops at what it can't handle, and puts that aside as a dead letter instead of skipping it.
 */
class Processors implements ConfigurerModule {

    private static final int MOST_SEQUENCES = 100_000;
    private static final int LONGEST_SEQUENCE = 100_000;

    private final Set<String> groups;
    private final Set<String> remoteGroups;
    private final MongoDatabase database;
    private final Serializer events;
    private final Serializer messages;
    private final TrialLedgerProperties properties;
    private final Supplier<RemoteStreams> streams;

    Processors(
            Set<String> groups,
            MongoDatabase database,
            Serializer events,
            Serializer messages,
            TrialLedgerProperties properties,
            Supplier<RemoteStreams> streams) {
        this.groups = groups;
        this.remoteGroups = properties.streams().values().stream()
                .flatMap(stream -> stream.groups().stream())
                .collect(Collectors.toSet());
        this.database = database;
        this.events = events;
        this.messages = messages;
        this.properties = properties;
        this.streams = streams;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        EventProcessingConfigurer.PooledStreamingProcessorConfiguration ours =
                (axon, builder) -> builder.initialToken(source -> new GlobalSequenceTrackingToken(-1))
                        .initialSegmentCount(1)
                        .batchSize(properties.processing().batchSize());
        processing.usingPooledStreamingEventProcessors(ours);
        processing.registerDefaultErrorHandler(axon -> PropagatingErrorHandler.INSTANCE);
        processing.registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.INSTANCE);
        processing.registerDefaultSequencingPolicy(axon -> new BySubject());
        processing.registerDefaultDeadLetterPolicy(axon -> aside());
        for (String group : groups) {
            processing.registerDeadLetterQueue(group, axon -> queue(group));
            processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    group, (axon, builder) -> builder.enableSequenceIdentifierCache());
            configurer.registerEventHandler(axon -> new UnreadableEvents(group));
            processing.assignHandlerInstancesMatching(
                    group,
                    handler -> handler instanceof UnreadableEvents unreadable
                            && unreadable.processingGroup().equals(group));
        }
        properties
                .streams()
                .forEach((log, stream) -> stream.groups().stream()
                        .filter(groups::contains)
                        .forEach(group -> processing.registerPooledStreamingEventProcessor(
                                group, axon -> streams.get().source(log), ours)));
    }

    private LogDeadLetterQueue queue(String group) {
        return LogDeadLetterQueue.builder()
                .database(database)
                .processingGroup(group)
                .serializer(remoteGroups.contains(group) ? messages : events)
                .maxSequences(MOST_SEQUENCES)
                .maxSequenceSize(LONGEST_SEQUENCE)
                .build();
    }

    /**
     * Drops the rows the failed handler has changed, and keeps the kind of failure, not its text, which may hold data of a
     * person.
     */
    private static EnqueuePolicy<EventMessage<?>> aside() {
        return (letter, cause) -> {
            RowBuffers.forgetCurrentEvent();
            return Decisions.requeue(new ThrowableCause(cause.getClass().getName(), ""));
        };
    }
}
