package io.trialledger.starter;

import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The commands other services may send here, and which services may do so without a grant. */
public class RemoteCommands {

    private final Map<Message, Function<Message, Object>> decoders = new LinkedHashMap<>();
    private final Map<Class<?>, Set<String>> services = new ConcurrentHashMap<>();

    RemoteCommands(List<RemoteCommand<?>> accepted) {
        accepted.forEach(this::accept);
    }

    private <M extends Message> void accept(RemoteCommand<M> command) {
        Class<M> type = classOf(command.message());
        decoders.put(command.message(), message -> {
            Object decoded = command.command().apply(type.cast(message));
            services.put(decoded.getClass(), command.services());
            return decoded;
        });
    }

    @SuppressWarnings("unchecked") // an object's class
    private static <M extends Message> Class<M> classOf(M message) {
        return (Class<M>) message.getClass();
    }

    /** By default instance of the protobuf message: what makes the domain command of it. */
    public Map<Message, Function<Message, Object>> decoders() {
        return decoders;
    }

    /** True if {@code caller} is a service whose policies may send commands of this type, and it came by gRPC. */
    boolean trusts(Caller caller, Class<?> command) {
        return !caller.person()
                && caller.source().equals(Guard.Sources.GRPC)
                && services.getOrDefault(command, Set.of()).contains(caller.id());
    }
}
