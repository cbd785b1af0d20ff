package io.trialledger.starter;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trialledger.eventstore.EventLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** What services program against: rows, seals, grants, authority, commands, queries, positions. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@EnableConfigurationProperties(TrialLedgerProperties.class)
public class StarterAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The database of this service, which bears its name. */
    @Bean
    MongoDatabase mongoDatabase(MongoClient client, TrialLedgerProperties properties) {
        return client.getDatabase(properties.service())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
    }

    @Bean
    MongoKeyRing keyRing(MongoClient client, TrialLedgerProperties properties, Clock clock) {
        String master = Optional.ofNullable(properties.masterKey())
                .orElseThrow(() -> new IllegalStateException("trialledger.master-key is not set"));
        MongoDatabase keys = client.getDatabase(properties.service() + "_keys")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return new MongoKeyRing(keys.getCollection("keys"), MasterKey.fromBase64(master), clock);
    }

    @Bean
    Seals seals(MongoKeyRing keys) {
        return new Seals(keys);
    }

    @Bean
    RowsFactory rowsFactory(MongoDatabase database, TrialLedgerProperties properties) {
        return new RowsFactory(database, properties.service());
    }

    @Bean
    Grants grants(RowsFactory rows, TrialLedgerProperties properties) {
        return new Grants(rows, properties.grantsLog());
    }

    /** Lazy: the positions of processors are asked for when requests come, long after Axon is built. */
    @Bean
    Positions positions(
            TrialLedgerProperties properties,
            @Lazy Configuration axon,
            ObjectProvider<EventLog> ownLog,
            ObjectProvider<RemoteStreams> streams,
            ObjectProvider<Follower> followers,
            Clock clock) {
        Set<String> remoteGroups = properties.streams().values().stream()
                .flatMap(stream -> stream.groups().stream())
                .collect(Collectors.toSet());
        ProcessorPositions processors = new ProcessorPositions(axon, remoteGroups);
        List<KnownLog> logs = new ArrayList<>();
        logs.add(new OwnLog(
                properties.service(),
                ownLog::getObject,
                () -> Math.min(
                        processors.ofOwnLog(),
                        followers.stream().mapToLong(Follower::coveredTo).min().orElse(Long.MAX_VALUE))));
        RemoteStreams remote = streams.getIfAvailable(() -> new RemoteStreams(Map.of()));
        properties
                .streams()
                .forEach((log, stream) -> logs.add(
                        new StreamedLog(log, remote.source(log), () -> processors.ofGroups(stream.groups()), clock)));
        return new Positions(properties.service(), logs, clock, properties.web().patience());
    }

    @Bean
    AccessLog accessLog(MongoDatabase database, Clock clock, ObjectProvider<MeterRegistry> metrics) {
        return new AccessLog(database, clock, metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    Authority authority(
            Grants grants, Clock clock, Positions positions, TrialLedgerProperties properties, AccessLog accessLog) {
        return new Authority(grants, clock, positions, properties.grantsLog(), accessLog);
    }

    @Bean
    RemoteCommands remoteCommands(ObjectProvider<RemoteCommand<?>> accepted) {
        return new RemoteCommands(accepted.stream().toList());
    }

    @Bean
    Guard guard(
            Authority authority,
            Grants grants,
            ObjectProvider<SubjectDirectory> subjects,
            Positions positions,
            TrialLedgerProperties properties,
            RemoteCommands remoteCommands,
            AccessLog accessLog) {
        return new Guard(
                authority,
                grants,
                () -> Optional.ofNullable(subjects.getIfAvailable()),
                positions,
                properties.grantsLog(),
                remoteCommands,
                accessLog);
    }

    @Bean
    Commands commands(
            @Lazy CommandBus bus,
            Seals seals,
            TrialLedgerProperties properties,
            ObjectProvider<PolicyCommands> policyCommands) {
        Caller service = new Caller(
                properties.machineId(), properties.service() + " service", "TrialLedger", false, Guard.Sources.POLICY);
        return new Commands(
                bus,
                seals,
                service,
                () -> policyCommands.stream()
                        .flatMap(some -> some.types().stream())
                        .collect(Collectors.toSet()));
    }

    @Bean
    Queries queries(@Lazy QueryBus bus) {
        return new Queries(bus);
    }
}
