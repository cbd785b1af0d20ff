package io.trialledger.acceptance;

import static org.awaitility.Awaitility.await;

import io.trialledger.local.client.Team;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole installation on free ports and a fresh folder, started as a user starts it; every process a real one. */
public final class RunningTrialLedger implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    private final Path folder;
    private final Optional<Process> launcher;

    private RunningTrialLedger(Path folder, Optional<Process> launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /** One that somebody else started with {@code ./run --data folder}, and that stays when the tests end. */
    static RunningTrialLedger startedBefore(Path folder) {
        return new RunningTrialLedger(folder, Optional.empty());
    }

    /** Starts everything with these people and systems, and returns when all is ready. */
    public static RunningTrialLedger start(Map<String, Object> accounts) throws IOException {
        Path folder = Files.createTempDirectory("trialledger-acceptance");
        Path accountsFile = folder.resolve("accounts-given.json");
        Files.write(accountsFile, JsonMapper.shared().writeValueAsBytes(accounts));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Dtrialledger.thrown-away=true",
                "-jar",
                Repository.home()
                        .resolve("deploy/local/launcher/target/trialledger-local-launcher-run.jar")
                        .toString()));
        command.addAll(List.of("--home", Repository.home().toString(), "--data", folder.toString()));
        command.addAll(List.of("--accounts", accountsFile.toString(), "--free-ports", "--no-demo"));
        Process launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "launcher.log").toFile())
                .start();
        RunningTrialLedger running = new RunningTrialLedger(folder, Optional.of(launcher));
        try {
            await("all processes ready")
                    .atMost(START)
                    .failFast("the launcher ended", () -> !launcher.isAlive())
                    .until(() -> Files.exists(folder.resolve("state.json")));
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    private JsonNode state() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("state.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("state of the installation", e);
        }
    }

    public URI gateway() {
        return URI.create(state().path("gateway").asString());
    }

    public URI identity() {
        return URI.create(state().path("identity").asString());
    }

    /** Of every person. */
    public String password() {
        return state().path("password").asString();
    }

    /** The embedded database. */
    public String mongoUri() {
        return process("mongodb").path("health").asString().replace("tcp://", "mongodb://");
    }

    public Path folder() {
        return folder;
    }

    /** Clients of everyone; each goes on trying for {@code patience} while a process is away. */
    public Team team(Duration patience) {
        JsonNode state = state();
        Map<String, String> secrets = new HashMap<>();
        state.path("systems")
                .properties()
                .forEach(s -> secrets.put(s.getKey(), s.getValue().asString()));
        return new Team(gateway(), URI.create(state.path("identity").asString()), password(), secrets, patience);
    }

    /** Names of all processes, in the order in which they were started. */
    public List<String> processes() {
        List<String> names = new ArrayList<>();
        state().path("processes").forEach(p -> names.add(p.path("name").asString()));
        return names;
    }

    private JsonNode process(String name) {
        for (JsonNode process : state().path("processes")) {
            if (process.path("name").asString().equals(name)) {
                return process;
            }
        }
        throw new IllegalArgumentException("no process " + name);
    }

    /** Kills a process the hard way, and returns when it is back and ready. */
    public void killAndAwait(String name) {
        long pid = process(name).path("pid").asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(name + " back after kill -9")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> process(name).path("pid").asLong() != pid && isReady(name));
    }

    private boolean isReady(String name) throws IOException, InterruptedException {
        URI health = URI.create(process(name).path("health").asString());
        if (health.getScheme().equals("tcp")) {
            try (var socket = new java.net.Socket(health.getHost(), health.getPort())) {
                return socket.isConnected();
            }
        }
        return java.net.http.HttpClient.newHttpClient()
                        .send(
                                java.net.http.HttpRequest.newBuilder(health)
                                        .timeout(Duration.ofSeconds(5))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /** Whether its launcher has loaded the demo study already. */
    boolean hasDemo() {
        return Files.exists(folder.resolve("demo-loaded"));
    }

    @Override
    public void close() throws IOException {
        if (launcher.isPresent()) {
            stop(launcher.get());
            deleteFolder();
        }
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            if (!launcher.waitFor(90, java.util.concurrent.TimeUnit.SECONDS)) {
                launcher.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
