package io.trialledger.starter.diff;

import io.trialledger.eventstore.EventLog;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import io.trialledger.starter.history.SealedFields;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Puts in place what compares two moments, for whatever kinds of things the service has. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
@Import(DiffController.class)
class DiffAutoConfiguration {

    @Bean
    Diffs diffs(
            TrialLedgerProperties properties,
            EventLog log,
            Seals seals,
            SealedFields fields,
            Authority authority,
            ObjectProvider<Things> kinds) {
        return new Diffs(
                properties.service(),
                log,
                seals,
                fields,
                authority,
                () -> kinds.orderedStream().toList());
    }
}
