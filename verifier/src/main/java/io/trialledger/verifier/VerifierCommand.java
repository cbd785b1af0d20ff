package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: exits with 0 if the bundle is verified, else with 1. */
@Command(
        name = "trialledger-verify",
        description = "Checks an exported history offline: that no event was altered, removed, inserted or reordered.",
        mixinStandardHelpOptions = true,
        subcommands = WitnessCommand.class,
        exitCodeOnInvalidInput = 1,
        exitCodeOnExecutionException = 1)
final class VerifierCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "The exported history: an inspection bundle, as a ZIP or unpacked, or one NDJSON file.")
    private @Nullable Path bundle;

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

    @Option(
            names = "--receipts",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Receipts kept by who sent something, one a line: is all of it there and unchanged, and is"
                    + " there anything under their names that they did not send?")
    private List<Path> receipts = new ArrayList<>();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description =
                    "A site of which everybody's receipts are handed in: nobody else's event may stand there under its"
                            + " organisation; repeat for each.")
    private List<String> sites = new ArrayList<>();

    @Option(
            names = "--export-hash",
            paramLabel = "HEX",
            description = "The manifest's SHA-256 as the study's event enrollment.HistoryExported has it.")
    private @Nullable String exportHash;

    public static void main(String[] args) {
        System.exit(execute(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    static int execute(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new VerifierCommand()).setOut(out).setErr(err).execute(args);
    }

    @Override
    public Integer call() {
        Path file = bundle;
        if (file == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Missing required parameter: 'BUNDLE'");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Report report = verify(file);
            report.lines().forEach(out::println);
            return report.verified() ? 0 : 1;
        } catch (IOException e) {
            return notVerified(out, "can't read " + e.getMessage());
        } catch (NoteException | BundleException e) {
            return notVerified(out, String.valueOf(e.getMessage()));
        }
    }

    private Report verify(Path file) throws IOException {
        List<NoteVerifier> pinned = keys.stream().map(NoteVerifier::parse).toList();
        List<String> notes = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            notes.addAll(Notes.of(Files.readString(checkpoint)));
        }
        List<Receipt> kept = new ArrayList<>();
        for (Path receipt : receipts) {
            kept.addAll(Receipts.read(Files.readString(receipt)));
        }
        if (Files.isDirectory(file)) {
            return inspect(new FolderFiles(file), pinned, notes, kept);
        } else if (isZip(file)) {
            return inspect(new ZipFiles(file), pinned, notes, kept);
        } else if (exportHash != null) {
            throw new BundleException("only an inspection bundle has a manifest to compare with --export-hash");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new BundleVerifier(pinned, notes, kept, sites).verify(in);
        }
    }

    private Report inspect(BundleFiles files, List<NoteVerifier> pinned, List<String> notes, List<Receipt> kept)
            throws IOException {
        try (files) {
            return new InspectionVerifier(
                            pinned,
                            notes,
                            kept,
                            sites,
                            Optional.ofNullable(exportHash).map(VerifierCommand::hash))
                    .verify(files);
        }
    }

    private static String hash(String given) {
        String hex = given.toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new BundleException("--export-hash takes 64 hexadecimal digits");
        }
        return hex;
    }

    /** By how it begins: an NDJSON file begins with a brace. */
    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
        }
    }

    private static int notVerified(PrintWriter out, String why) {
        out.println("NOT VERIFIED: " + Finding.printable(why));
        return 1;
    }
}
