package io.trialledger.starter;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.eventstore.LogTokenStore;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.messaging.ProtoSerializer;
import io.trialledger.messaging.ProtoTypes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Gives Axon our log, tokens, serializers and processors in place of its own. */
@AutoConfiguration(
        after = StarterAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration"
        })
class AxonAutoConfiguration {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    EventNames eventNames(EventCatalog catalog) {
        return EventNames.of(catalog.context(), catalog.contracts().toArray(Class<?>[]::new));
    }

    @Bean
    @Primary
    Serializer serializer(EventNames names) {
        return new ProtoSerializer(TrialSerializers.json(names), ProtoTypes.published());
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(EventNames names) {
        return new ProtoSerializer(TrialSerializers.json(names), ProtoTypes.published());
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventNames names) {
        return TrialSerializers.json(names);
    }

    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    @Bean
    CorrelationDataProvider envelopeProvider() {
        return new EnvelopeProvider();
    }

    @Bean
    LogHealth logHealth(MongoDatabase database) {
        return new LogHealth(database);
    }

    @Bean(destroyMethod = "close")
    TrialEventStorageEngine eventStorageEngine(
            MongoDatabase database,
            LogHealth health,
            Clock clock,
            TrialLedgerProperties properties,
            @Qualifier("eventSerializer") Serializer events,
            Serializer snapshots) {
        return TrialEventStorageEngine.builder()
                .database(database)
                .origin(properties.origin())
                .health(health)
                .clock(clock)
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .build();
    }

    @Bean
    EventLog eventLog(TrialEventStorageEngine engine) {
        return engine.log();
    }

    @Bean(name = "eventBus", destroyMethod = "close")
    @Qualifier("eventStore")
    TrialEventStore eventStore(TrialEventStorageEngine engine, Configuration axon) {
        return TrialEventStore.builder()
                .engine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .build();
    }

    @Bean
    TokenStore tokenStore(
            MongoDatabase database,
            Serializer serializer,
            Clock clock,
            TrialLedgerProperties properties,
            Environment environment) {
        String owner = properties.service() + "@" + host() + ":" + instance(environment);
        return new RowsFirstTokenStore(new LogTokenStore(database, serializer, owner, CLAIM_TIMEOUT, clock));
    }

    /** A restarted process is the same owner at once; two processes can't have one port. */
    private static String instance(Environment environment) {
        String port = environment.getProperty("server.port", "0");
        return port.equals("0") ? UUID.randomUUID().toString() : port;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Bean
    ConfigurerModule trialLedgerProcessors(
            ConfigurableListableBeanFactory beans,
            MongoDatabase database,
            @Qualifier("eventSerializer") Serializer events,
            Serializer messages,
            TrialLedgerProperties properties,
            ObjectProvider<RemoteStreams> streams) {
        return new Processors(
                ProcessingGroups.in(beans),
                database,
                events,
                messages,
                properties,
                () -> streams.getIfAvailable(() -> new RemoteStreams(Map.of())));
    }

    @Bean
    DeadLetterRetry deadLetterRetry(Configuration axon, TrialLedgerProperties properties) {
        return new DeadLetterRetry(axon, properties.processing().retryDeadLetters());
    }

    @Bean
    NothingIsSkipped nothingIsSkipped(Configuration axon) {
        return new NothingIsSkipped(axon);
    }

    @Bean
    SmartInitializingSingleton handlerGuards(
            @Qualifier("localSegment") CommandBus commands,
            @Qualifier("localSegment") QueryBus queries,
            Guard guard,
            Seals seals,
            TrialEventStorageEngine engine) {
        return () -> {
            commands.registerHandlerInterceptor(new RuleRefusals());
            commands.registerHandlerInterceptor(new CommandGuard(guard, seals));
            commands.registerHandlerInterceptor(new VersionGuard(engine));
            queries.registerHandlerInterceptor(new QueryGuard(guard));
        };
    }
}
