package io.trialledger.starter.rpc;

import com.google.protobuf.Message;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ServerInterceptor;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialEventStore;
import io.trialledger.messaging.AllowedCommands;
import io.trialledger.messaging.Channels;
import io.trialledger.messaging.CommandBusService;
import io.trialledger.messaging.CommandHandling;
import io.trialledger.messaging.CommandLog;
import io.trialledger.messaging.EventPublisher;
import io.trialledger.messaging.EventStreamService;
import io.trialledger.messaging.GrpcCommandBusConnector;
import io.trialledger.messaging.LocalFirstCommandRouter;
import io.trialledger.messaging.ProtoTypes;
import io.trialledger.messaging.RemoteEventSource;
import io.trialledger.starter.AccessLog;
import io.trialledger.starter.Acting;
import io.trialledger.starter.RemoteCommand;
import io.trialledger.starter.RemoteCommands;
import io.trialledger.starter.RemoteStreams;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.axonframework.commandhandling.distributed.Member;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Opens this service's event stream and command bus to the others, and theirs to this one. */
@AutoConfiguration(
        after = StarterAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration",
            "org.springframework.boot.grpc.server.autoconfigure.GrpcServerServicesAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
class RpcAutoConfiguration {

    private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(10);

    @Bean
    MachineToken machineToken(TrialLedgerProperties properties, Clock clock) {
        return new MachineToken(properties.machine(), clock);
    }

    /** GAP: plaintext between services; on one machine only. Elsewhere a service mesh or TLS channels must be put in between. */
    @Bean
    PeerChannels peerChannels() {
        return new PeerChannels(address -> Channels.open(address, InsecureChannelCredentials.create()));
    }

    @Bean
    RemoteStreams remoteStreams(
            TrialLedgerProperties properties, PeerChannels channels, MachineToken token, Clock clock) {
        Map<String, RemoteEventSource> sources = new HashMap<>();
        properties.streams().forEach((log, stream) -> {
            ManagedChannel channel = channels.open(stream.address());
            sources.put(
                    log, channels.closedFirst(new RemoteEventSource(channel, token, ProtoTypes.published(), clock)));
        });
        return new RemoteStreams(sources);
    }

    @Bean
    @GlobalServerInterceptor
    ServerInterceptor callGuard(
            ObjectProvider<JwtDecoder> decoder, TrialLedgerProperties properties, AccessLog accessLog) {
        return new CallGuard(decoder::getObject, properties.internalClients(), accessLog);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnBean(EventPublisher.class)
    EventStreamService eventStreamService(
            TrialLedgerProperties properties,
            EventLog log,
            TrialEventStorageEngine engine,
            TrialEventStore store,
            EventPublisher publisher) {
        return new EventStreamService(new PublishedEvents(properties.origin(), log, engine, store, publisher));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnBean(RemoteCommand.class)
    CommandBusService commandBusService(
            @Qualifier("localSegment") CommandBus local, RemoteCommands remoteCommands, EventLog log) {
        AllowedCommands allowed = new AllowedCommands();
        remoteCommands.decoders().forEach((message, decoder) -> allowed.allow(message, decoder::apply));
        CommandLog commandLog = new CommandLog() {
            @Override
            public long head() {
                return log.head();
            }

            @Override
            public OptionalLong positionOf(String commandId) {
                return log.positionOfCommand(commandId);
            }
        };
        return new CommandBusService(CommandHandling.on(local), allowed, commandLog, CommandRefusals::of, 64, 128);
    }

    /** A call that a user caused carries the user's token, a policy's the service's own. */
    @Bean(destroyMethod = "")
    @Primary
    @org.springframework.boot.autoconfigure.condition.ConditionalOnExpression(
            "!(T(org.springframework.boot.context.properties.bind.Binder).get(environment)"
                    + ".bind('trialledger.destinations', T(java.util.Map)).orElse({:}).isEmpty())")
    DistributedCommandBus distributedCommandBus(
            @Qualifier("localSegment") CommandBus local,
            TrialLedgerProperties properties,
            PeerChannels channels,
            MachineToken token) {
        Map<Class<? extends Message>, Member> destinations = new HashMap<>();
        properties
                .destinations()
                .forEach((command, address) -> destinations.put(
                        published(command), LocalFirstCommandRouter.service(address, channels.open(address))));
        return DistributedCommandBus.builder()
                .commandRouter(new LocalFirstCommandRouter(properties.service(), destinations))
                .connector(new GrpcCommandBusConnector(local, () -> callersOr(token), COMMAND_DEADLINE))
                .build();
    }

    private static String callersOr(MachineToken machine) {
        return Acting.current().map(Acting::token).orElseGet(machine);
    }

    private static Class<? extends Message> published(String simpleName) {
        ProtoTypes types = ProtoTypes.published();
        return types.names().stream()
                .filter(name -> name.endsWith("." + simpleName))
                .findFirst()
                .flatMap(types::find)
                .<Class<? extends Message>>map(Message::getClass)
                .orElseThrow(() -> new IllegalStateException("no published command " + simpleName));
    }
}
