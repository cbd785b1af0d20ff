package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: exits with 0 if the bundle is verified, else with 1. */
@Command(
        name = "trialledger-verifier",
        description = "Checks an exported history offline: that no event was altered, removed, inserted or reordered.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1,
        exitCodeOnExecutionException = 1)
final class VerifierCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "The exported history (NDJSON).")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path bundle;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "A key you were given for a log; repeat for each. Without it the bundle's own keys are used.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "An older checkpoint you were given: a signed note, or the JSON answer with several.")
    private List<Path> checkpoints = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(execute(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    static int execute(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new VerifierCommand()).setOut(out).setErr(err).execute(args);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<NoteVerifier> pinned = keys.stream().map(NoteVerifier::parse).toList();
            List<String> notes = new ArrayList<>();
            for (Path file : checkpoints) {
                notes.addAll(notes(Files.readString(file)));
            }
            try (InputStream in = Files.newInputStream(bundle)) {
                Report report = new BundleVerifier(pinned, notes).verify(in);
                report.lines().forEach(out::println);
                return report.verified() ? 0 : 1;
            }
        } catch (IOException e) {
            return notVerified(out, "can't read " + e.getMessage());
        } catch (NoteException | BundleException e) {
            return notVerified(out, String.valueOf(e.getMessage()));
        }
    }

    private static int notVerified(PrintWriter out, String why) {
        out.println("NOT VERIFIED: " + Finding.printable(why));
        return 1;
    }

    /** The notes of a file: one as such, or the JSON object of the gateway with one for each log. */
    private static List<String> notes(String content) {
        if (!content.startsWith("{")) {
            return List.of(content);
        }
        JsonLine json = JsonLine.parse(content);
        return json.names().stream().sorted().map(json::text).toList();
    }
}
