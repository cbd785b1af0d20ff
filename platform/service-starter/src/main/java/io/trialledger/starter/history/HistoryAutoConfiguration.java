package io.trialledger.starter.history;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The followers of the log and what is answered from them. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
@Import(HistoryController.class)
class HistoryAutoConfiguration {

    @Bean
    HistoryFollower historyFollower(EventLog log, TrialEventStore store, MongoDatabase database) {
        return woken(new HistoryFollower(log, database), store);
    }

    private static <F extends LogFollower> F woken(F follower, TrialEventStore store) {
        store.onAppended(follower::wake);
        return follower;
    }

    @Bean
    LedgerFollower ledgerFollower(
            EventLog log, TrialEventStore store, MongoDatabase database, TrialLedgerProperties properties) {
        String key = Optional.ofNullable(properties.ledger().signingKey())
                .orElseThrow(() -> new IllegalStateException("trialledger.ledger.signing-key is not set"));
        NoteSigner signer =
                NoteSigner.of(properties.origin(), Base64.getDecoder().decode(key.strip()));
        return woken(new LedgerFollower(log, database, properties.origin(), signer), store);
    }

    @Bean
    HistoryReader historyReader(
            TrialLedgerProperties properties,
            EventLog log,
            HistoryFollower follower,
            MongoDatabase database,
            Seals seals) {
        return new HistoryReader(properties.service(), log, follower, database, seals);
    }

    @Bean
    BundlePart bundlePart(EventLog log, LedgerFollower ledger) {
        return new BundlePart(log, ledger);
    }

    @Bean
    HistoryAccess historyAccess(Authority authority) {
        return new HistoryAccess(authority);
    }
}
