package io.trialledger.adverseevents;

import com.google.protobuf.Message;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.trialledger.commandbus.v1.CommandBusGrpc;
import io.trialledger.commandbus.v1.CommandReply;
import io.trialledger.commandbus.v1.CommandRequest;
import io.trialledger.commandbus.v1.Done;
import io.trialledger.commandbus.v1.Refused;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.messaging.EventStreamService;
import io.trialledger.messaging.PublishedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Enrollment as the adverse events service sees it: a stream of what the test publishes, and an ear for commands. */
final class ScriptedEnrollment extends CommandBusGrpc.CommandBusImplBase implements PublishedLog, AutoCloseable {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final Map<String, DiscontinueSubject> commands = new ConcurrentHashMap<>();
    private final Set<String> unknownSubjects = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final EventStreamService stream = new EventStreamService(this);
    private final int port;
    private volatile int readable = Integer.MAX_VALUE;
    private Server server;

    ScriptedEnrollment() {
        server = open(0);
        port = server.getPort();
    }

    private Server open(int port) {
        try {
            return Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                    .addService(stream)
                    .addService(this)
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

    /** What is published from now on exists, but can't be read yet. */
    void withhold() {
        readable = entries.size();
    }

    void release() {
        readable = Integer.MAX_VALUE;
        listeners.forEach(Runnable::run);
    }

    void refuse(String subject) {
        unknownSubjects.add(subject);
    }

    /** How often a command for this subject came in, however it was answered. */
    int triesFor(String subject) {
        return tries.getOrDefault(subject, 0);
    }

    /** The command for this subject that was carried out, if one came. */
    Optional<DiscontinueSubject> commandFor(String subject) {
        return commands.values().stream()
                .filter(command -> command.getSubjectId().equals(subject))
                .findFirst();
    }

    /** Distinct command ids seen. */
    long commandsFor(String subject) {
        return commands.values().stream()
                .filter(command -> command.getSubjectId().equals(subject))
                .count();
    }

    @Override
    public void dispatch(CommandRequest request, StreamObserver<CommandReply> out) {
        try {
            DiscontinueSubject command = request.getPayload().unpack(DiscontinueSubject.class);
            tries.merge(command.getSubjectId(), 1, Integer::sum);
            out.onNext(answer(request.getCommandId(), command));
            out.onCompleted();
        } catch (IOException e) {
            out.onError(e);
        }
    }

    private CommandReply answer(String id, DiscontinueSubject command) {
        if (unknownSubjects.contains(command.getSubjectId())) {
            return CommandReply.newBuilder()
                    .setRefused(Refused.newBuilder()
                            .setRule("SUBJECT_UNKNOWN")
                            .setWhy("no such subject")
                            .setKind("UNKNOWN"))
                    .build();
        }
        commands.put(id, command);
        return CommandReply.newBuilder()
                .setDone(Done.newBuilder().setLogPosition(head()))
                .build();
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
        return entries.stream().limit(readable).skip(from).limit(limit).toList();
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
