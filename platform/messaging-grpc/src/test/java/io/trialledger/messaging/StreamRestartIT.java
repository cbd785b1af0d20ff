package io.trialledger.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Publisher and consumer are two processes; each in turn is killed with kill -9 while the log grows. */
@Timeout(60)
class StreamRestartIT {

    private static final int ROUNDS = 2;

    private final String port = Integer.toString(ChildJvm.freePort());
    private final String clock = "clock:" + (System.currentTimeMillis() - 1_000);

    @TempDir
    Path folder;

    @Test
    void loses_and_doubles_nothing_when_either_side_is_killed() throws Exception {
        Path file = folder.resolve("seen");
        ChildJvm reader = ChildJvm.start(StreamReaderMain.class, port, file.toString()); // Nobody is there yet.
        ChildJvm server = server();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                awaitProgress(file);
                server.kill();
                server = server();
                awaitProgress(file);
                reader.kill();
                reader = ChildJvm.start(StreamReaderMain.class, port, file.toString());
            }
            awaitProgress(file);
        } finally {
            server.close();
            reader.close();
            reader.awaitEnd();
        }

        long next = 0;
        for (String line : Files.readAllLines(file)) {
            long from = Long.parseLong(line.substring(0, line.indexOf(' ')));
            assertThat(from).as("after position " + (next - 1)).isEqualTo(next);
            next = end(line) + 1;
        }
        assertThat(next).isGreaterThan(1_000);
    }

    private ChildJvm server() {
        return ChildJvm.start(StreamServerMain.class, port, "trialledger.test/enrollment", clock, "thirds");
    }

    /** The last position of a line "from to". */
    static long end(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private static void awaitProgress(Path file) {
        long before = lines(file);
        await().atMost(20, SECONDS).until(() -> lines(file) > before + 200);
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file) ? ((List<String>) Files.readAllLines(file)).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
