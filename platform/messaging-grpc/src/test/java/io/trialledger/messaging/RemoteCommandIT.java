package io.trialledger.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.trialledger.commandbus.v1.CommandBusGrpc;
import io.trialledger.commandbus.v1.CommandRequest;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.enrollment.v1.SubjectEnrolled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Axon's distributed command bus sends commands to another process. */
@Timeout(60)
class RemoteCommandIT {

    private static final int PORT = ChildJvm.freePort();
    private static final int THREADS = 4;
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static ChildJvm server;
    private static int tests;

    /** Ids and subjects of one test: the tests share a server and its log. */
    private final String prefix = "t" + tests++ + "-";

    private final ManagedChannel channel = Channels.open("127.0.0.1:" + PORT, InsecureChannelCredentials.create());

    @BeforeAll
    static void start() {
        server = ChildJvm.start(
                CommandServerMain.class,
                Integer.toString(PORT),
                folder.resolve("log").toString(),
                Integer.toString(THREADS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @Test
    void is_handled_there_as_the_caller_the_token_names() throws Exception {
        var command = command("c1", "s1", "DEATH").andMetaData(Map.of("source", "policy", "actor", "somebody else"));

        var result = send(bus(LONG), command);

        assertThat(result.isExceptional()).isFalse();
        assertThat(result.getPayload()).isNull();
        assertThat(result.getMetaData()).containsOnlyKeys(GrpcCommandBusConnector.LOG_POSITION);
        assertThat(stored()).containsExactly("c1 machine-of-adverse-events policy null s1");
    }

    @Test
    void a_request_cannot_say_who_it_comes_from() throws Exception {
        var request = CommandRequest.newBuilder()
                .setCommandId(prefix + "c1")
                .setPayload(Any.pack(command("c1", "s1", "DEATH").getPayload()))
                .putMetadata("source", "policy")
                .putMetadata("actor", "somebody-else")
                .putMetadata("commandId", "another");

        var reply = CommandBusGrpc.newBlockingStub(channel)
                .withCallCredentials(new BearerToken(() -> "caller"))
                .dispatch(request.build());

        assertThat(reply.hasDone()).isTrue();
        assertThat(stored()).containsExactly("c1 caller policy null s1");
    }

    @Test
    void a_duplicate_is_answered_as_the_first_time_and_refusals_tell_the_rule() throws Exception {
        var bus = bus(LONG);
        var first = send(bus, command("c1", "s1", "DEATH"));
        send(bus, command("c2", "s2", "DEATH"));

        wasDoneFirst(send(bus, command("c1", "s1", "DEATH")), first);

        Throwable other = send(bus, command("c3", "s1", "DEATH")).exceptionResult();
        assertThat(other).isInstanceOf(RemoteRefusal.class).isInstanceOf(AxonNonTransientException.class);
        var refusal = (RemoteRefusal) other;
        assertThat(refusal.rule()).isEqualTo("DISCONTINUE_ONCE");
        assertThat(refusal.field()).contains("subjectId");
        assertThat(refusal.why()).isEqualTo("discontinued before");
        assertThat(refusal.kind()).isEqualTo("CONFLICT");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void duplicates_sent_at_once_have_one_effect_and_one_answer() throws Exception {
        var bus = bus(LONG);
        var results = IntStream.range(0, THREADS)
                .mapToObj(i -> dispatch(bus, command("c1", "s1", "SLOW")))
                .toList();

        var first = results.get(0).get(10, SECONDS);
        for (var result : results) {
            wasDoneFirst(result.get(10, SECONDS), first);
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void a_deadline_leaves_the_outcome_unknown_and_the_same_id_finds_it_out() throws Exception {
        Throwable late =
                send(bus(Duration.ofMillis(300)), command("c1", "s1", "SLOW")).exceptionResult();
        assertThat(late).isInstanceOf(CommandOutcomeUnknown.class).isInstanceOf(AxonTransientException.class);

        assertThat(send(bus(LONG), command("c1", "s1", "SLOW")).isExceptional()).isFalse();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void a_receiver_killed_before_it_answers_has_done_it_once() throws Exception {
        var bus = bus(LONG);
        Throwable broken = send(bus, command("c1", "s1", "DIE")).exceptionResult();
        assertThat(broken).isInstanceOf(CommandOutcomeUnknown.class);
        server.awaitEnd();
        assertThat(send(bus, command("c1", "s1", "DIE")).exceptionResult()).isInstanceOf(AxonTransientException.class);

        start();
        channel.resetConnectBackoff();

        await().atMost(10, SECONDS)
                .until(() -> !send(bus, command("c1", "s1", "DIE")).isExceptional());
        assertThat(stored()).hasSize(1);
    }

    @Test
    void overload_is_answered_busy_and_what_was_refused_can_be_repeated() throws Exception {
        var bus = bus(LONG);
        List<CommandMessage<?>> commands = new ArrayList<>();
        for (int i = 0; i < 3 * THREADS; i++) {
            commands.add(command("c" + i, "s" + i, "SLOW"));
        }
        var results = commands.stream().map(command -> dispatch(bus, command)).toList();

        List<CommandMessage<?>> busy = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            var result = results.get(i).get(10, SECONDS);
            if (result.isExceptional()) {
                assertThat(result.exceptionResult()).isInstanceOf(PeerBusy.class);
                busy.add(commands.get(i));
            }
        }
        assertThat(busy).hasSize(2 * THREADS - 1);
        assertThat(stored()).hasSize(THREADS + 1);

        for (CommandMessage<?> command : busy) {
            await().atMost(10, SECONDS).until(() -> !send(bus, command).isExceptional());
        }
        assertThat(stored()).hasSize(3 * THREADS);
    }

    @Test
    void what_the_receiver_does_not_know_or_cannot_do_is_told_without_details() throws Exception {
        var unknown = send(bus(LONG), new GenericCommandMessage<>(SubjectEnrolled.getDefaultInstance()));
        assertThat(unknown.exceptionResult())
                .isInstanceOf(CommandNotAccepted.class)
                .hasMessageContaining("UNIMPLEMENTED");

        var badId = send(bus(LONG), command("no spaces", "s1", "DEATH"));
        assertThat(badId.exceptionResult())
                .isInstanceOf(CommandNotAccepted.class)
                .hasMessageContaining("INVALID_ARGUMENT");

        var broken = send(bus(LONG), command("c1", "s1", "BROKEN"));
        assertThat(broken.exceptionResult()).isInstanceOf(CommandOutcomeUnknown.class);
        assertThat(broken.exceptionResult().getCause()).message().doesNotContain("secret");
        assertThat(stored()).isEmpty();
    }

    private DistributedCommandBus bus(Duration deadline) {
        var elsewhere = LocalFirstCommandRouter.service("enrollment", channel);
        return DistributedCommandBus.builder()
                .commandRouter(new LocalFirstCommandRouter(
                        "adverse-events",
                        Map.of(DiscontinueSubject.class, elsewhere, SubjectEnrolled.class, elsewhere)))
                .connector(new GrpcCommandBusConnector(
                        SimpleCommandBus.builder().build(), () -> "machine-of-adverse-events", deadline))
                .build();
    }

    private GenericCommandMessage<DiscontinueSubject> command(String id, String subject, String reason) {
        var payload = DiscontinueSubject.newBuilder()
                .setStudyId("study")
                .setSubjectId(prefix + subject)
                .setReasonCode(reason)
                .build();
        return new GenericCommandMessage<>(
                new GenericMessage<>(payload, Map.of("commandId", prefix + id)), DiscontinueSubject.class.getName());
    }

    private static CompletableFuture<CommandResultMessage<?>> dispatch(
            DistributedCommandBus bus, CommandMessage<?> command) {
        var result = new CompletableFuture<CommandResultMessage<?>>();
        bus.dispatch(command, (sent, answer) -> result.complete(answer));
        return result;
    }

    private static CommandResultMessage<?> send(DistributedCommandBus bus, CommandMessage<?> command) throws Exception {
        return dispatch(bus, command).get(15, SECONDS);
    }

    /** What this test's commands left in the log, without the prefix. */
    private List<String> stored() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.replace(prefix, ""))
                .toList();
    }

    private static void wasDoneFirst(CommandResultMessage<?> again, CommandResultMessage<?> first) {
        assertThat(first.isExceptional()).isFalse();
        assertThat(again.isExceptional()).isFalse();
        assertThat(again.getMetaData()).isEqualTo(first.getMetaData());
    }
}
