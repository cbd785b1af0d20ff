package io.trialledger.starter.operation;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.trialledger.starter.Positions;

/** Positions of every log this service knows, how far behind it is, and its dead letters. */
class LogMetrics implements MeterBinder {

    private final Positions positions;
    private final MongoDatabase database;

    LogMetrics(Positions positions, MongoDatabase database) {
        this.positions = positions;
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String log : positions.logs()) {
            Gauge.builder("trialledger.log.head", positions, p -> p.head(log))
                    .description("last position known to exist")
                    .tag("log", log)
                    .register(registry);
            Gauge.builder("trialledger.log.covered", positions, p -> p.covered(log))
                    .description("last position everything here has handled")
                    .tag("log", log)
                    .register(registry);
            Gauge.builder("trialledger.log.lag", positions, p -> Math.max(0, p.head(log) - p.covered(log)))
                    .description("positions not yet handled here")
                    .tag("log", log)
                    .register(registry);
        }
        Gauge.builder(
                        "trialledger.dead.letters",
                        database,
                        d -> d.getCollection("dead_letters").estimatedDocumentCount())
                .description("events that wait because they could not be handled")
                .register(registry);
    }
}
