package io.trialledger.benchmarks;

import io.trialledger.embeddedmongo.EmbeddedMongoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An embedded server in a process of its own, on a folder that goes with it. */
final class EmbeddedProcess implements AutoCloseable {

    private static final String READY = "embedded-mongo listening on ";

    private final Path folder;
    private final Process process;
    private final String address;

    private EmbeddedProcess(Path folder, Process process, String address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    static EmbeddedProcess start() throws IOException {
        Path folder = Files.createTempDirectory("benchmark-server");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedMongoServer.class.getName(),
                        "--folder=" + folder,
                        "--port=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new EmbeddedProcess(folder, process, line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("the server did not start; it ended with " + process.exitValue());
    }

    String uri() {
        return "mongodb://" + address;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
