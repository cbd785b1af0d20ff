package io.trialledger.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A running program. Once it is supervised, it is started again whenever it ends without having been stopped. */
final class Child {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWER_MILLIS = 5_000;

    private final Program program;
    private final FastStart fast;
    private final Path guard;
    private final BiConsumer<String, String> log;
    private final Runnable onRestart;
    private volatile @Nullable Process process;
    private volatile @Nullable Integer exitCode;
    private volatile boolean supervised;
    private volatile boolean stopping;
    private volatile int restarts;

    /** @param guard jar of {@link ParentGuard} */
    Child(Program program, Path guard, BiConsumer<String, String> log, Runnable onRestart) {
        this.program = program;
        this.fast = FastStart.of(program.jar());
        this.guard = guard;
        this.log = log;
        this.onRestart = onRestart;
    }

    /** The program that runs this one. */
    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
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

    /** What it ended with, if it has ended and was not started again. */
    OptionalInt exitCode() {
        Integer code = exitCode;
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
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
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // six processes on two cores: the second compiler would slow the start
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-Xmx" + program.megabytes() + "m",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Daxoniq.update-checker.disabled=true"));
        command.addAll(fast.options());
        command.addAll(
                List.of("-cp", fast.jar() + File.pathSeparator + guard, ParentGuard.class.getName(), fast.mainClass()));
        command.addAll(program.arguments());
        return command;
    }

    private void follow(Process started) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(program.name(), line);
            }
            ended(started.waitFor());
        } catch (IOException e) {
            log.accept(program.name(), "its output can't be read any more: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ended(int code) {
        exitCode = code;
        if (supervised) {
            startAgain();
        }
    }

    /** From now on it is started again whenever it ends. */
    synchronized void supervise() {
        supervised = true;
        startAgain();
    }

    private void startAgain() {
        Integer code = exitCode;
        if (code == null || stopping) {
            return;
        }
        log.accept(program.name(), "ended with code " + code + " and is started again");
        exitCode = null;
        restarts++;
        start();
        onRestart.run();
    }

    /** True if it answers that it is ready. */
    boolean isReady() {
        Process running = process;
        return running != null && running.isAlive() && answers(program.health());
    }

    private static boolean answers(URI health) {
        try (Socket socket = new Socket(health.getHost(), health.getPort())) {
            return health.getScheme().equals("tcp") || isOk(health);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isOk(URI health) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        connection.setReadTimeout(ANSWER_MILLIS);
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    /** Its end is expected from now on. */
    void expectEnd() {
        stopping = true;
    }

    /** True if it runs and will spend some seconds on an archive of its classes when it is stopped. */
    boolean willArchive() {
        Process running = process;
        return running != null && running.isAlive() && !fast.isArchived();
    }

    /** Asks it to end, waits for some seconds, then kills it. */
    void stop() {
        stopping = true;
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        Duration patience = fast.isArchived() ? STOP_PATIENCE : ARCHIVE_PATIENCE;
        try {
            if (running.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                fast.keepArchive();
            } else {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
