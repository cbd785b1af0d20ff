package io.trialledger.starter.operation;

import io.trialledger.starter.Positions;
import io.trialledger.starter.RemoteStreams;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How far other services' logs are read, and when they were last heard of. A silent peer degrades nothing by itself. */
class StreamsHealthIndicator implements HealthIndicator {

    private final RemoteStreams streams;
    private final Positions positions;

    StreamsHealthIndicator(RemoteStreams streams, Positions positions) {
        this.streams = streams;
        this.positions = positions;
    }

    @Override
    public Health health() {
        boolean diverged = streams.sources().values().stream()
                .anyMatch(source -> source.diverged().isPresent());
        Health.Builder health = diverged ? Health.status(LogHealthIndicator.DEGRADED) : Health.up();
        streams.sources().forEach((log, source) -> {
            Map<String, String> stream = new LinkedHashMap<>();
            stream.put("covered", Long.toString(positions.covered(log)));
            stream.put("head", Long.toString(source.remoteHead()));
            stream.put("lastContact", source.lastContact().map(String::valueOf).orElse("never"));
            stream.put("diverged", Boolean.toString(source.diverged().isPresent()));
            health.withDetail(log, stream);
        });
        return health.build();
    }
}
