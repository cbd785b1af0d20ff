package io.trialledger.starter.rpc;

import io.grpc.ManagedChannel;
import io.trialledger.messaging.RemoteEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The channels to other services, closed together, after what reads from them. */
class PeerChannels implements AutoCloseable {

    private final Function<String, ManagedChannel> opener;
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<RemoteEventSource> sources = new ArrayList<>();

    PeerChannels(Function<String, ManagedChannel> opener) {
        this.opener = opener;
    }

    synchronized ManagedChannel open(String address) {
        ManagedChannel channel = opener.apply(address);
        channels.add(channel);
        return channel;
    }

    synchronized RemoteEventSource closedFirst(RemoteEventSource source) {
        sources.add(source);
        return source;
    }

    @Override
    public synchronized void close() {
        sources.forEach(RemoteEventSource::close);
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
