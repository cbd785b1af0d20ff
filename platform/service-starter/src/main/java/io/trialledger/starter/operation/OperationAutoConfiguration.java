package io.trialledger.starter.operation;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.starter.Positions;
import io.trialledger.starter.RemoteStreams;
import io.trialledger.starter.StarterAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Health and metrics. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
class OperationAutoConfiguration {

    @Bean
    LogHealthIndicator logHealthIndicator(LogHealth health, EventLog log) {
        return new LogHealthIndicator(health, log);
    }

    @Bean
    StreamsHealthIndicator streamsHealthIndicator(RemoteStreams streams, Positions positions) {
        return new StreamsHealthIndicator(streams, positions);
    }

    @Bean
    LogMetrics logMetrics(Positions positions, MongoDatabase database) {
        return new LogMetrics(positions, database);
    }

    @Bean
    BareThrowable.Silencer silencer() {
        return new BareThrowable.Silencer();
    }
}
