package io.trialledger.starter.operation;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.LogHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** DOWN if a position of the log is missing, DEGRADED while an event waits as a dead letter. */
class LogHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "serving, but somebody must look");

    private final LogHealth health;
    private final EventLog log;

    LogHealthIndicator(LogHealth health, EventLog log) {
        this.health = health;
        this.log = log;
    }

    @Override
    public Health health() {
        return switch (health.status()) {
            case OK -> Health.up().withDetail("head", log.head()).build();
            case DEGRADED ->
                Health.status(DEGRADED)
                        .withDetail("head", log.head())
                        .withDetail("deadLetters", true)
                        .build();
            case DOWN ->
                Health.down().withDetail("broken", health.broken().orElse("")).build();
        };
    }
}
