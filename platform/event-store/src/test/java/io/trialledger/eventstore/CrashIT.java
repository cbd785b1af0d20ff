package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static io.trialledger.eventstore.TestLog.verifyWhole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.embeddedmongo.EmbeddedMongoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failure modes 4 and 5: the writer or the server dies while a commit is under way. */
class CrashIT {

    @Test
    void a_writer_killed_between_insert_and_answer_leaves_one_commit_and_its_command_is_known() throws Exception {
        String name = TestMongo.freshName();
        MongoDatabase database = TestMongo.database(name);
        EventLog log = new EventLog(database, new LogHealth(database));
        try (FaultyProxy proxy = new FaultyProxy(TestMongo.uri())) {
            Process writer = WriterProcess.start(proxy.uri(), name, "command", "key-1");
            BufferedReader output = writer.inputReader();
            assertThat(output.readLine()).isEqualTo("ready");
            proxy.swallowReplies(true);
            writer.getOutputStream().write('\n');
            writer.getOutputStream().flush();
            Awaitility.await().until(() -> log.positionOfCommand("key-1").isPresent());
            writer.toHandle().destroyForcibly(); // leaves its output readable
            assertThat(output.lines()).doesNotContain("acknowledged");
        }

        try (TrialEventStorageEngine engine = TestLog.engine(database).build()) {
            UnitOfWork<?> retry = DefaultUnitOfWork.startAndGet(
                    new GenericCommandMessage<>("register", Map.of(TrialEventStorageEngine.COMMAND_ID, "key-1")));
            engine.appendEvents(registered(someSubject()));
            assertThatThrownBy(retry::commit)
                    .isInstanceOfSatisfying(
                            CommandAlreadyHandled.class,
                            e -> assertThat(e.position()).isOne());
        }
        assertThat(verifyWhole(database))
                .as("the process's first event, and the command's")
                .hasSize(2);
    }

    /** With the embedded server, whatever MONGODB_URI says: nobody's own server is killed here. */
    @Test
    void what_was_acknowledged_is_there_after_the_embedded_server_is_killed_in_the_middle_of_batches(
            @TempDir Path folder) throws Exception {
        Process server = server(folder, 0);
        int port = port(server);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?heartbeatFrequencyMS=500");
                TrialEventStorageEngine engine =
                        TestLog.engine(client.getDatabase("crash")).build()) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() -> {
                    while (!stop.get()) {
                        EventMessage<?> event = registered(someSubject());
                        engine.appendEvents(event);
                        acknowledged.add(event.getIdentifier());
                    }
                });
            }
            for (int round = 0; round < 3; round++) {
                int before = acknowledged.size();
                Awaitility.await().until(() -> acknowledged.size() > before + 500);
                server.destroyForcibly().waitFor();
                server = server(folder, port);
                assertThat(port(server)).isEqualTo(port);
            }
            stop.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(40, TimeUnit.SECONDS)).isTrue();

            assertThat(verifyWhole(client.getDatabase("crash"))).containsExactlyInAnyOrderElementsOf(acknowledged);
        } finally {
            threads.shutdownNow();
            server.destroyForcibly();
        }
    }

    private static Process server(Path folder, int port) throws IOException {
        return new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedMongoServer.class.getName(),
                        "--folder=" + folder,
                        "--port=" + port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process server) throws IOException {
        String line = server.inputReader().readLine();
        while (line != null && !line.contains("listening on")) {
            line = server.inputReader().readLine();
        }
        assertThat(line).as("the server came up").isNotNull();
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }
}
