package io.trialledger.messaging;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;

/** Opens channels as the services use them. Use one for events and another for commands, so that neither waits. */
public final class Channels {

    private Channels() {}

    /**
     * A lazy channel: it connects at the first call. Close it with {@link ManagedChannel#shutdownNow()}.
     *
     * @param address host:port
     * @param credentials {@code InsecureChannelCredentials} on one machine only, else TLS with a client certificate
     */
    public static ManagedChannel open(String address, ChannelCredentials credentials) {
        return Grpc.newChannelBuilder(address, credentials).disableRetry().build();
    }
}
