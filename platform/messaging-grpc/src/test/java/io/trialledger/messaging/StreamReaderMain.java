package io.trialledger.messaging;

import io.grpc.InsecureChannelCredentials;
import io.trialledger.enrollment.v1.SubjectRegistered;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/**
 * A consuming service: writes a line per position range it was given and takes the file's last line for its token. Arguments:
 * port, file.
 */
final class StreamReaderMain {

    private StreamReaderMain() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        var source = new RemoteEventSource(
                Channels.open("127.0.0.1:" + arguments[0], InsecureChannelCredentials.create()),
                () -> "token",
                ProtoTypes.published(),
                Clock.systemUTC());
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        long last = lines.isEmpty() ? -1 : StreamRestartIT.end(lines.get(lines.size() - 1));
        try (var out = new PrintStream(
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
                var stream = source.openStream(new GlobalSequenceTrackingToken(last))) {
            System.out.println("ready");
            while (true) {
                var event = stream.nextAvailable();
                long position = ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
                if (event.getPayload() instanceof SkippedPositions skipped) {
                    out.println(skipped.from() + " " + skipped.to());
                } else if (event.getPayload() instanceof SubjectRegistered registered
                        && registered.getSubjectId().equals(GeneratedLog.subjectAt(position))) {
                    out.println(position + " " + position);
                } else {
                    out.println("wrong " + position);
                }
            }
        }
    }
}
