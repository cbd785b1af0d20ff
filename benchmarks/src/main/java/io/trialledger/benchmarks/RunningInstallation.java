package io.trialledger.benchmarks;

import io.trialledger.local.client.Team;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole installation with the demo study, started as a user starts it, on free ports and a folder that goes with it. */
final class RunningInstallation implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final String LAUNCHER = "deploy/local/launcher/target/trialledger-local-launcher-run.jar";

    private final Path folder;
    private final Optional<Process> launcher;

    private RunningInstallation(Path folder, Optional<Process> launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /** One that somebody else started with {@code ./run --data folder}; it stays. */
    static RunningInstallation startedBefore(Path folder) {
        return new RunningInstallation(folder, Optional.empty());
    }

    /** From the jars of the repository that {@code TRIALLEDGER_HOME} names; returns when the demo study is loaded. */
    static RunningInstallation start() throws IOException {
        Path home = Path.of(
                        Optional.ofNullable(System.getenv("TRIALLEDGER_HOME")).orElse("."))
                .toAbsolutePath();
        if (!Files.exists(home.resolve(LAUNCHER))) {
            throw new IllegalStateException("nothing to start in " + home + ": mvn package -DskipTests builds it");
        }
        Path folder = Files.createTempDirectory("benchmark-installation");
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-jar",
                        home.resolve(LAUNCHER).toString(),
                        "--home",
                        home.toString(),
                        "--data",
                        folder.toString(),
                        "--free-ports")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        RunningInstallation running = new RunningInstallation(folder, Optional.of(launcher));
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(folder.resolve("demo-loaded"))) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                String said = Files.readString(folder.resolve("launcher.log"));
                running.close();
                throw new IllegalStateException("the installation is not ready: " + said);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return running;
    }

    private JsonNode state() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("state.json")));
        } catch (IOException e) {
            throw new UncheckedIOException("state of the installation", e);
        }
    }

    URI gateway() {
        return URI.create(state().path("gateway").asString());
    }

    /** Of every person. */
    String password() {
        return state().path("password").asString();
    }

    String mongoUri() {
        for (JsonNode process : state().path("processes")) {
            if (process.path("name").asString().equals("mongodb")) {
                return process.path("health").asString().replace("tcp://", "mongodb://");
            }
        }
        throw new IllegalStateException("the installation has no database of its own");
    }

    Team team() {
        Map<String, String> secrets = new HashMap<>();
        state().path("systems")
                .properties()
                .forEach(
                        system -> secrets.put(system.getKey(), system.getValue().asString()));
        return new Team(
                gateway(),
                URI.create(state().path("identity").asString()),
                password(),
                secrets,
                Duration.ofSeconds(60));
    }

    @Override
    public void close() throws IOException {
        if (launcher.isEmpty()) {
            return;
        }
        launcher.get().destroy();
        try {
            if (!launcher.get().waitFor(90, TimeUnit.SECONDS)) {
                launcher.get().destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
