package io.trialledger.messaging;

import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.CommandMessageFilter;
import org.axonframework.commandhandling.distributed.CommandRouter;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.commandhandling.distributed.SimpleMember;

/**
 * Keeps a command in this process whenever a handler here takes it, and sends away only the messages of {@code proto/} that
 * have a configured destination. Everything else stays, and fails here if nobody handles it.
 */
public final class LocalFirstCommandRouter implements CommandRouter {

    private final Member here;
    private final Map<String, Member> destinations;
    private volatile CommandMessageFilter handledHere = new NothingYet();

    /** @param destinations see {@link #service} */
    public LocalFirstCommandRouter(String nameOfThisService, Map<Class<? extends Message>, Member> destinations) {
        this.here = new SimpleMember<>(nameOfThisService, nameOfThisService, SimpleMember.LOCAL_MEMBER, member -> {});
        this.destinations = destinations.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().getName(), Map.Entry::getValue));
    }

    /** Another service, by name and the channel to it. */
    public static Member service(String name, ManagedChannel channel) {
        return new SimpleMember<>(name, channel, SimpleMember.REMOTE_MEMBER, member -> {});
    }

    @Override
    public Optional<Member> findDestination(CommandMessage<?> command) {
        if (handledHere.matches(command)) {
            return Optional.of(here);
        }
        return Optional.of(destinations.getOrDefault(command.getCommandName(), here));
    }

    @Override
    public void updateMembership(int loadFactor, CommandMessageFilter filter) {
        handledHere = filter;
    }

    private record NothingYet() implements CommandMessageFilter {
        @Override
        public boolean matches(CommandMessage<?> command) {
            return false;
        }
    }
}
