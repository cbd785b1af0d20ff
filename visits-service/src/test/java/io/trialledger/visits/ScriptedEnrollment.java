package io.trialledger.visits;

import com.google.protobuf.Message;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.trialledger.messaging.EventStreamService;
import io.trialledger.messaging.PublishedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Enrollment as the visits service sees it: a stream of what the test publishes. */
final class ScriptedEnrollment implements PublishedLog, AutoCloseable {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final EventStreamService stream = new EventStreamService(this);
    private final int port;
    private Server server;

    ScriptedEnrollment() {
        server = open(0);
        port = server.getPort();
    }

    private Server open(int port) {
        try {
            return Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                    .addService(stream)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Adds an event to the log; its position as a client would send it. */
    synchronized String publish(Message event) {
        long position = entries.size();
        entries.add(
                new Entry(position, "event-" + position, Instant.now(), Optional.of(event), Map.of("actor", "ada")));
        listeners.forEach(Runnable::run);
        return "enrollment=" + position;
    }

    boolean isStopped() {
        return server.isShutdown();
    }

    void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    void startAgain() {
        server = open(port);
    }

    @Override
    public String logId() {
        return "trialledger.local/enrollment";
    }

    @Override
    public long head() {
        return entries.size() - 1L;
    }

    @Override
    public long positionAt(Instant at) {
        return entries.stream().filter(entry -> !entry.recordedAt().isAfter(at)).count() - 1;
    }

    @Override
    public List<Entry> read(long from, int limit) {
        return entries.stream().skip(from).limit(limit).toList();
    }

    @Override
    public AutoCloseable onAppended(Runnable wake) {
        listeners.add(wake);
        return () -> listeners.remove(wake);
    }

    @Override
    public void close() {
        stream.close();
        server.shutdownNow();
    }
}
