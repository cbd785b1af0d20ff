package io.trialledger.starter.history;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The followers of the log and what is answered from them. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
@Import(HistoryController.class)
class HistoryAutoConfiguration {

    @Bean
    SealedFields sealedFields(EventNames names) {
        return new SealedFields(names);
    }

    @Bean
    HistoryFollower historyFollower(EventLog log, TrialEventStore store, MongoDatabase database, SealedFields fields) {
        HistoryFollower follower = new HistoryFollower(log, database, fields);
        store.onAppended(follower::wake);
        return follower;
    }

    @Bean
    HistoryReader historyReader(
            TrialLedgerProperties properties,
            EventLog log,
            HistoryFollower follower,
            MongoDatabase database,
            Seals seals,
            SealedFields fields) {
        return new HistoryReader(properties.service(), log, follower, database, seals, fields);
    }

    @Bean
    HistoryEvents historyEvents(EventLog log, HistoryFollower follower, MongoDatabase database) {
        return new HistoryEvents(log, follower, database);
    }

    @Bean
    HistoryAccess historyAccess(Authority authority) {
        return new HistoryAccess(authority);
    }
}
