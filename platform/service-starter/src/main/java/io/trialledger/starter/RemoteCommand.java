package io.trialledger.starter;

import com.google.protobuf.Message;
import java.util.Set;
import java.util.function.Function;

/**
 * Bean: a command that other services may send here over gRPC. What has no such bean is not decoded (UNIMPLEMENTED).
 *
 * @param message default instance of the published message
 * @param command makes the domain command, after which everything goes as if it had been sent in this process
 * @param services client ids of services whose policies may send it without a grant of their own
 */
public record RemoteCommand<M extends Message>(M message, Function<M, Object> command, Set<String> services) {

    public RemoteCommand {
        services = Set.copyOf(services);
    }
}
