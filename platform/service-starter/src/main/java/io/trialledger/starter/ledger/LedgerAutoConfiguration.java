package io.trialledger.starter.ledger;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.starter.AccessLog;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import io.trialledger.starter.history.HistoryEvents;
import io.trialledger.starter.history.SealedFields;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The tree over this service's log. The service does not start on a log that is older than what it signed. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
@Import({
    LedgerController.class,
    HistoryLedgerController.class,
    BundleController.class,
    ReceiptController.class,
    ReceiptAdvice.class
})
public class LedgerAutoConfiguration {

    private static final int INNERMOST = -40;

    @Bean
    LogKeys logKeys(TrialLedgerProperties properties) {
        TrialLedgerProperties.Ledger ledger = properties.ledger();
        String key = Optional.ofNullable(ledger.signingKey())
                .orElseThrow(() -> new IllegalStateException("trialledger.ledger.signing-key is not set"));
        return new LogKeys(
                NoteSigner.of(properties.origin(), Base64.getDecoder().decode(key.strip())),
                ledger.previousKeys().stream().map(NoteVerifier::parse).toList(),
                ledger.witnesses().stream().map(NoteVerifier::parse).toList());
    }

    @Bean
    Tiles tiles(MongoDatabase database) {
        return new Tiles(database);
    }

    @Bean
    SignedCheckpoints signedCheckpoints(
            MongoClient client,
            MongoDatabase database,
            Tiles tiles,
            LogKeys keys,
            EventLog log,
            TrialLedgerProperties properties) {
        Anchor anchor = new Anchor(client.getDatabase(properties.service() + "_keys")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
        SignedCheckpoints checkpoints = new SignedCheckpoints(database, tiles, keys, anchor);
        checkpoints.requireNotOlder(log);
        checkpoints.signWithPresentKey();
        return checkpoints;
    }

    @Bean
    LedgerFollower ledgerFollower(
            EventLog log,
            TrialEventStore store,
            MongoDatabase database,
            LogKeys keys,
            Tiles tiles,
            SignedCheckpoints checkpoints,
            TrialLedgerProperties properties,
            Clock clock) {
        Lease lease = new Lease(database, "ledger", properties.ledger().lease(), clock);
        LedgerFollower follower = new LedgerFollower(log, keys.origin(), lease, tiles, checkpoints);
        store.onStored(follower::stored);
        store.onAppended(follower::wake);
        return follower;
    }

    @Bean
    Ledger ledger(EventLog log, LogKeys keys, LedgerFollower follower, SignedCheckpoints checkpoints, Tiles tiles) {
        return new Ledger(log, keys, follower, checkpoints, tiles);
    }

    @Bean
    CommandReceipts commandReceipts(EventLog log, Ledger ledger, TrialLedgerProperties properties) {
        return new CommandReceipts(properties.service(), log, ledger);
    }

    @Bean
    ReceiptAccess receiptAccess(Authority authority) {
        return new ReceiptAccess(authority);
    }

    /** Within what keeps first answers, so that a repeated request is told of the same receipts. */
    @Bean
    FilterRegistrationBean<ReceiptFilter> receiptFilter(CommandReceipts receipts) {
        FilterRegistrationBean<ReceiptFilter> bean = new FilterRegistrationBean<>(new ReceiptFilter(receipts));
        bean.setOrder(INNERMOST);
        return bean;
    }

    @Bean
    BundlePart bundlePart(EventLog log, HistoryEvents history, LogKeys keys, Tiles tiles) {
        return new BundlePart(log, history, keys, tiles);
    }

    @Bean
    BundleAccess bundleAccess(Queries queries, Authority authority) {
        return new BundleAccess(queries, authority);
    }

    @Bean
    DailyCheckpoints dailyCheckpoints(EventLog log, SignedCheckpoints checkpoints, Tiles tiles) {
        return new DailyCheckpoints(log, checkpoints, tiles);
    }

    @Bean
    RevealedTexts revealedTexts(LogKeys keys, Seals seals, SealedFields fields) {
        return new RevealedTexts(keys.origin(), seals, fields);
    }

    @Bean
    AccessRecords accessRecords(LogKeys keys, AccessLog attempts) {
        return new AccessRecords(keys.origin(), attempts);
    }

    @Bean
    SelfCheck selfCheck(
            EventLog log,
            LogKeys keys,
            SignedCheckpoints checkpoints,
            Tiles tiles,
            TrialLedgerProperties properties,
            Clock clock) {
        return new SelfCheck(
                log, keys.origin(), checkpoints, tiles, properties.ledger().selfCheck(), clock);
    }

    @Bean
    LedgerHealthIndicator ledgerHealthIndicator(Ledger ledger, SelfCheck selfCheck) {
        return new LedgerHealthIndicator(ledger, selfCheck);
    }

    @Bean
    MeterBinder ledgerMetrics(Ledger ledger, SelfCheck selfCheck) {
        return registry -> Gauge.builder(
                        "trialledger.ledger.alarm",
                        () -> ledger.alarm().or(selfCheck::alarm).isPresent() ? 1 : 0)
                .description("1 if the log is not what was signed")
                .register(registry);
    }
}
