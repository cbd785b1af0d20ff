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

/** All processes of one installation, started together and stopped together. */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_EVERY_MILLIS = 300;

    private final Installation installation;
    private final JoinedLog log;
    private final List<Child> children = Collections.synchronizedList(new ArrayList<>());

    Cluster(Installation installation, JoinedLog log) {
        this.installation = installation;
        this.log = log;
    }

    /** Starts everything and returns when all answer that they are ready. */
    void start(Progress progress) {
        requireBuilt(installation.database());
        requireBuilt(installation.programs());
        startAll(installation.database());
        waitForAll(progress);
        startAll(installation.programs());
        waitForAll(progress);
        installation.writeState(children);
    }

    private static void requireBuilt(List<Program> programs) {
        for (Program program : programs) {
            if (!Files.exists(program.jar())) {
                throw new UncheckedIOException(new IOException(
                        program.jar() + " is missing: build it with 'mvn package -DskipTests', or start with ./run"));
            }
        }
    }

    private void startAll(List<Program> programs) {
        Path guard = installation.home().resolve("deploy/local/launcher/target/trialledger-local-launcher-run.jar");
        for (Program program : programs) {
            Child child = new Child(program, guard, log::line, () -> installation.writeState(children));
            children.add(child);
            child.start();
        }
    }

    private void waitForAll(Progress progress) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            List<Child> waiting = children.stream().filter(c -> !c.isReady()).toList();
            String names = waiting.stream().map(c -> c.program().name()).collect(Collectors.joining(", "));
            progress.show(
                    children.size() - waiting.size(),
                    children.size(),
                    names.isEmpty() ? "all ready" : "starting " + names);
            if (waiting.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException(
                        names + " did not get ready within " + PATIENCE.toMinutes() + " minutes:\n" + log.tail());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** Stops gateway first and database last. */
    @Override
    public void close() {
        List<Child> reverse = new ArrayList<>(children);
        Collections.reverse(reverse);
        List<Child> inner = reverse.stream()
                .filter(c -> !"mongodb".equals(c.program().name()))
                .toList();
        inner.parallelStream().forEach(Child::stop);
        reverse.stream().filter(c -> "mongodb".equals(c.program().name())).forEach(Child::stop);
    }
}
