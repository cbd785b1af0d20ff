package io.trialledger.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A running program; started again whenever it ends without having been stopped. */
final class Child {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Program program;
    private final Path guard;
    private final BiConsumer<String, String> log;
    private final Runnable onRestart;
    private volatile @Nullable Process process;
    private volatile boolean stopping;
    private volatile int restarts;

    Child(Program program, Path guard, BiConsumer<String, String> log, Runnable onRestart) {
        this.program = program;
        this.guard = guard;
        this.log = log;
        this.onRestart = onRestart;
    }

    Program program() {
        return program;
    }

    long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    int restarts() {
        return restarts;
    }

    void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
            builder.environment()
                    .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(program.settings()));
            Process started = builder.start();
            process = started;
            Thread reader = new Thread(() -> follow(started), program.name() + "-log");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(program.name() + " can't be started", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-javaagent:" + guard,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-Xmx" + program.megabytes() + "m",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Daxoniq.update-checker.disabled=true"));
        if (program.mainClass() == null) {
            command.addAll(List.of("-jar", program.jar().toString()));
        } else {
            command.addAll(List.of("-cp", program.jar().toString(), program.mainClass()));
        }
        command.addAll(program.arguments());
        return command;
    }

    private void follow(Process started) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(program.name(), line);
            }
            int code = started.waitFor();
            if (!stopping) {
                log.accept(program.name(), "ended with code " + code + " and is started again");
                restarts++;
                start();
                onRestart.run();
            }
        } catch (IOException e) {
            log.accept(program.name(), "its output can't be read any more: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if it answers that it is ready. */
    boolean isReady() {
        Process running = process;
        return running != null && running.isAlive() && answers(program.health());
    }

    private static boolean answers(URI health) {
        if ("tcp".equals(health.getScheme())) {
            try (Socket socket = new Socket(health.getHost(), health.getPort())) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end, waits 15 s, then kills it. */
    void stop() {
        stopping = true;
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
