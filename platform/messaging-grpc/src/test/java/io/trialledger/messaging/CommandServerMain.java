package io.trialledger.messaging;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.LogManager;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;

/**
 * A service that takes {@code DiscontinueSubject}. Its log is a file: a line per command, "id actor source"; the id is unique
 * there, as the index of the real log makes it. What happens is told by the reason code. Arguments: port, file, threads.
 */
final class CommandServerMain {

    private static final Context.Key<String> CALLER = Context.key("caller");

    private final Path file;

    private CommandServerMain(Path file) throws IOException {
        this.file = file;
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    enum TestRule implements Rule {
        DISCONTINUE_ONCE
    }

    record TakeOut(String subjectId, String reason) {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        var server = new CommandServerMain(Path.of(arguments[1]));
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(TakeOut.class.getName(), message -> server.handle(message));
        int threads = Integer.parseInt(arguments[2]);
        var service = new CommandBusService(
                CommandHandling.on(bus),
                new AllowedCommands()
                        .allow(
                                DiscontinueSubject.getDefaultInstance(),
                                m -> new TakeOut(m.getSubjectId(), m.getReasonCode())),
                server.commandLog(),
                Refusals::ofRules,
                threads,
                1);
        Grpc.newServerBuilderForPort(Integer.parseInt(arguments[0]), InsecureServerCredentials.create())
                .intercept(new BearerIsCaller())
                .addService(service)
                .build()
                .start();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Lives until the parent is gone.
        }
        System.exit(0);
    }

    private Object handle(CommandMessage<?> message) throws Exception {
        var command = (TakeOut) message.getPayload();
        switch (command.reason()) {
            case "SLOW" -> Thread.sleep(700); // Stands for a slow handler, not for waiting on something.
            case "BROKEN" -> throw new IllegalStateException("subject " + command.subjectId() + " is secret");
            default -> {}
        }
        append(message);
        if (command.reason().equals("DIE")) {
            Runtime.getRuntime().halt(9); // Stored, but never answered.
        }
        return "not for the caller";
    }

    /** A subject is discontinued once; a second command for it breaks a rule. */
    private synchronized void append(CommandMessage<?> message) throws IOException {
        String subject = ((TakeOut) message.getPayload()).subjectId();
        if (lines().stream().anyMatch(line -> line.endsWith(" " + subject))) {
            throw new RuleViolated(TestRule.DISCONTINUE_ONCE, "subjectId", "discontinued before");
        }
        String line = String.join(
                " ",
                (String) message.getMetaData().get("commandId"),
                CALLER.get(),
                String.valueOf(message.getMetaData().get("source")),
                String.valueOf(message.getMetaData().get("actor")),
                subject);
        Files.writeString(
                file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private CommandLog commandLog() {
        return new CommandLog() {
            @Override
            public long head() {
                return read().size() - 1L;
            }

            @Override
            public OptionalLong positionOf(String commandId) {
                List<String> lines = read();
                for (int position = 0; position < lines.size(); position++) {
                    if (lines.get(position).startsWith(commandId + " ")) {
                        return OptionalLong.of(position);
                    }
                }
                return OptionalLong.empty();
            }

            private List<String> read() {
                try {
                    return lines();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Stands for the verification of a token, which is the starter's. */
    private static final class BearerIsCaller implements ServerInterceptor {
        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            String caller = Optional.ofNullable(headers.get(BearerToken.AUTHORIZATION))
                    .orElse("nobody")
                    .replace("Bearer ", "");
            return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
        }
    }
}
