package io.trialledger.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder of an installation, held by one launcher until that closes it or ends. */
final class DataFolder implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(30);

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes the folder. If the launcher that had it was killed, its processes are about to end and are waited for.
     *
     * @throws IllegalStateException if another launcher has the folder, or processes of the last one don't end
     */
    static DataFolder hold(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("launcher.pid");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalStateException(
                    "%s is in use by another TrialLedger (process %s): stop that one, or choose another folder with --data"
                            .formatted(folder, Files.readString(file)));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        awaitEndOf(folder.resolve("state.json"));
        return new DataFolder(channel);
    }

    private static void awaitEndOf(Path state) throws IOException, InterruptedException {
        if (!Files.exists(state)) {
            return;
        }
        Instant giveUp = Instant.now().plus(ENDING);
        for (JsonNode process :
                JsonMapper.shared().readTree(Files.readAllBytes(state)).path("processes")) {
            long pid = process.path("pid").asLong();
            while (isOurs(pid)) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new IllegalStateException("%s of the last run (process %d) does not end: stop it first"
                            .formatted(process.path("name").asString(), pid));
                }
                Thread.sleep(200);
            }
        }
    }

    /** Process ids are used again, so what it runs is looked at too. */
    private static boolean isOurs(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(p -> p.info().commandLine())
                .filter(line -> line.contains(ParentGuard.class.getName()))
                .isPresent();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
