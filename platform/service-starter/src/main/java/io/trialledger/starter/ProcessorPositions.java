package io.trialledger.starter;

import io.trialledger.messaging.HandledPosition;
import java.util.List;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** How far this process's processors have come in the logs they read. */
final class ProcessorPositions {

    private final Configuration axon;
    private final Set<String> remoteGroups;

    ProcessorPositions(Configuration axon, Set<String> remoteGroups) {
        this.axon = axon;
        this.remoteGroups = remoteGroups;
    }

    /** Of those groups that read another log; {@code Long.MAX_VALUE} if there are none. */
    long ofGroups(List<String> groups) {
        return axon.eventProcessingConfiguration().eventProcessors().entrySet().stream()
                .filter(processor -> groups.contains(processor.getKey()))
                .mapToLong(processor -> position(processor.getValue()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Of all groups that read our own log. */
    long ofOwnLog() {
        return axon.eventProcessingConfiguration().eventProcessors().entrySet().stream()
                .filter(processor -> !remoteGroups.contains(processor.getKey()))
                .mapToLong(processor -> position(processor.getValue()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long position(EventProcessor processor) {
        return processor instanceof StreamingEventProcessor streaming
                ? HandledPosition.of(streaming).orElse(-1)
                : Long.MAX_VALUE;
    }
}
