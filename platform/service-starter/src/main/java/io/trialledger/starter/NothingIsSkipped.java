package io.trialledger.starter;

import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Refuses to start a service in which a failed event could be logged and skipped, as is Axon's default. */
class NothingIsSkipped implements SmartInitializingSingleton {

    private final Configuration axon;

    NothingIsSkipped(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public void afterSingletonsInstantiated() {
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        Map<String, EventProcessor> processors = processing.eventProcessors();
        processors.forEach((group, processor) -> {
            require(processor instanceof PooledStreamingEventProcessor, group, "is not a pooled processor");
            require(
                    !(processing.listenerInvocationErrorHandler(group) instanceof LoggingErrorHandler),
                    group,
                    "logs failures and goes on");
            require(processing.deadLetterQueue(group).isPresent(), group, "has no dead-letter queue");
        });
    }

    private static void require(boolean holds, String group, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(
                    "processing group " + group + " " + otherwise + ": an event could be skipped");
        }
    }
}
