package io.trialledger.starter.ledger;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN if the log is not what was signed. */
class LedgerHealthIndicator implements HealthIndicator {

    private final Ledger ledger;
    private final SelfCheck selfCheck;

    LedgerHealthIndicator(Ledger ledger, SelfCheck selfCheck) {
        this.ledger = ledger;
        this.selfCheck = selfCheck;
    }

    @Override
    public Health health() {
        Optional<String> alarm = ledger.alarm().or(selfCheck::alarm);
        return alarm.map(what -> Health.down().withDetail("alarm", what).build())
                .orElseGet(() -> Health.up().build());
    }
}
