package io.trialledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All processes of one installation, started together and stopped together. */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_EVERY_MILLIS = 300;

    private final Installation installation;
    private final JoinedLog log;
    private final Path guard;
    private final List<Child> children = Collections.synchronizedList(new ArrayList<>());

    Cluster(Installation installation, JoinedLog log) {
        this.installation = installation;
        this.log = log;
        this.guard = installation.home().resolve("deploy/local/launcher/target/trialledger-local-launcher.jar");
    }

    /**
     * Starts everything and returns when all answer that they are ready.
     *
     * @throws IllegalStateException if one of them ends or is not ready after some minutes; says which and what it printed last
     */
    void start(Progress progress) {
        List<Program> database = installation.database();
        List<Program> outside = installation.outside();
        List<Program> services = installation.services();
        requireBuilt(Stream.of(database, outside, services)
                .flatMap(List::stream)
                .map(Program::jar)
                .toList());
        int all = database.size() + outside.size() + services.size();
        List<Child> first = startAll(database);
        startAll(outside);
        await(first, all, progress);
        startAll(services);
        await(children, all, progress);
        children.forEach(Child::supervise);
        installation.writeState(children);
    }

    private void requireBuilt(List<Path> jars) {
        for (Path jar : Stream.concat(jars.stream(), Stream.of(guard)).toList()) {
            if (!Files.exists(jar)) {
                throw new UncheckedIOException(new IOException(
                        jar + " is missing: build it with 'mvn package -DskipTests', or start with ./run"));
            }
        }
    }

    private List<Child> startAll(List<Program> programs) {
        List<Child> started = programs.parallelStream()
                .map(program -> new Child(program, guard, log::line, () -> installation.writeState(children)))
                .toList();
        children.addAll(started);
        started.forEach(Child::start);
        return started;
    }

    private void await(List<Child> awaited, int of, Progress progress) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        List<Child> waiting = new ArrayList<>(awaited);
        while (!waiting.isEmpty()) {
            pause();
            children.forEach(this::requireAlive);
            waiting.removeIf(Child::isReady);
            String names = waiting.stream().map(c -> c.program().name()).collect(Collectors.joining(", "));
            progress.show(awaited.size() - waiting.size(), of, names.isEmpty() ? "all ready" : "starting " + names);
            if (Instant.now().isAfter(giveUp)) {
                String slow = waiting.get(0).program().name();
                throw new IllegalStateException(names + " did not get ready within " + PATIENCE.toMinutes()
                        + " minutes. Last lines of " + slow + ":\n" + log.tail(slow));
            }
        }
    }

    private void requireAlive(Child child) {
        child.exitCode().ifPresent(code -> {
            String name = child.program().name();
            throw new IllegalStateException(
                    name + " ended with code " + code + " while starting. Its last lines:\n" + log.tail(name));
        });
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** Stops the database last. */
    @Override
    public void close() {
        List<Child> all = List.copyOf(children);
        all.forEach(Child::expectEnd);
        if (all.stream().anyMatch(Child::willArchive)) {
            System.out.println("Stopping; it takes some seconds more this once, so that the next start is quicker.");
        }
        all.parallelStream().filter(c -> !isDatabase(c)).forEach(Child::stop);
        all.stream().filter(Cluster::isDatabase).forEach(Child::stop);
    }

    private static boolean isDatabase(Child child) {
        return child.program().name().equals("mongodb");
    }
}
