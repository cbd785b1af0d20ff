package io.trialledger.embeddedmongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@link EmbeddedMongoServer} in a JVM of its own, to be killed. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "embedded-mongo listening on ";

    private final Process process;
    private final Path errors;
    private final String address;

    private ServerProcess(Process process, Path errors, String address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    static Process launch(Path folder, Path errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedMongoServer.class.getName(),
                        "--folder=" + folder,
                        "--port=0")
                .redirectError(errors.toFile())
                .start();
    }

    static ServerProcess start(Path folder) {
        try {
            Path errors = Files.createTempFile("embedded-mongo", ".err");
            Process process = launch(folder, errors);
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new ServerProcess(process, errors, line.substring(READY.length()));
                }
            }
            throw new IllegalStateException("the server did not start: " + Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MongoClient client() {
        return MongoClients.create("mongodb://" + address);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** SIGKILL, as {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
