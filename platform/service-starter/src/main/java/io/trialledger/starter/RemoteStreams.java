package io.trialledger.starter;

import io.trialledger.messaging.RemoteEventSource;
import java.util.Map;
import java.util.Optional;

/** The other services' logs that are read here, by name. */
public record RemoteStreams(Map<String, RemoteEventSource> sources) {

    public RemoteStreams {
        sources = Map.copyOf(sources);
    }

    RemoteEventSource source(String log) {
        return Optional.ofNullable(sources.get(log))
                .orElseThrow(() -> new IllegalStateException("no trialledger.streams." + log + " is configured"));
    }
}
