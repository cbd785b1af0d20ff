package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.ProofException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The witness's command line: exits with 0 if it cosigned (or made a key), else with 1 and the reason. */
@Command(
        name = "witness",
        description = "Cosigns a log's newest checkpoint if the log only grew since the last one cosigned here.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1,
        exitCodeOnExecutionException = 1)
final class WitnessCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(names = "--new-key", paramLabel = "NAME", description = "Makes a key (mode 600) in --key, prints its vkey.")
    private @Nullable String newKey;

    @Option(names = "--key", paramLabel = "FILE", description = "The witness's own key; default: ${DEFAULT-VALUE}.")
    private Path key = Path.of("witness.key");

    @Option(
            names = "--log",
            paramLabel = "VKEY",
            description = "The log's key as you were given it; repeat for several.")
    private List<String> logKeys = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Remembers what was cosigned last: keep it, and only one of it; default: ${DEFAULT-VALUE}.")
    private Path state = Path.of("witness");

    @Option(names = "--checkpoint", paramLabel = "FILE|URL", description = "The log's newest signed checkpoint.")
    private @Nullable String checkpoint;

    @Option(
            names = "--consistency",
            paramLabel = "FILE|URL",
            description = "The proof that it extends the last one: a line \"old SIZE\", then a hash a line."
                    + " {old} and {size} in it are replaced by the sizes.")
    private @Nullable String consistency;

    @Option(names = "--token-file", paramLabel = "FILE", description = "A bearer token to send to the addresses.")
    private @Nullable Path tokenFile;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (newKey != null) {
                out.println(WitnessKey.create(key, newKey).verifier());
            } else {
                cosign(out, err);
            }
            return 0;
        } catch (WitnessRefusal | NoteException | ProofException | BundleException e) {
            err.println("NOT COSIGNED: " + Finding.printable(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            err.println("NOT COSIGNED: " + Finding.printable(String.valueOf(e)));
        }
        return 1;
    }

    private void cosign(PrintWriter out, PrintWriter err) throws IOException {
        String asked = checkpoint;
        if (asked == null || logKeys.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Needed: --checkpoint and --log, or --new-key");
        }
        List<NoteVerifier> known = logKeys.stream().map(NoteVerifier::parse).toList();
        Source source = new Source(token());
        try (WitnessState memory = WitnessState.open(state)) {
            Witness witness = new Witness(WitnessKey.read(key), known, memory);
            Witness.Cosigned cosigned = witness.cosign(
                    note(source.read(asked), known),
                    (oldSize, newSize) -> proof(source, oldSize, newSize),
                    Instant.now());
            out.print(cosigned.note());
            out.flush();
            err.println("COSIGNED: " + Report.count(cosigned.checkpoint().size()) + " events of "
                    + Finding.printable(cosigned.checkpoint().origin())
                    + cosigned.extended()
                            .map(last -> ", which extend the " + Report.count(last.size()) + " cosigned before")
                            .orElse(", the first checkpoint seen of this log, taken as it is")
                    + "; kept in " + memory.file(cosigned.checkpoint().origin()));
        }
    }

    private Optional<String> token() throws IOException {
        return tokenFile == null
                ? Optional.empty()
                : Optional.of(Files.readString(tokenFile).strip());
    }

    /** Of several logs' notes the one whose origin is a given key's name. */
    private static String note(String content, List<NoteVerifier> known) {
        List<String> notes = Notes.of(content);
        return notes.stream()
                .filter(note -> known.stream().anyMatch(log -> log.name().equals(Notes.originOf(note))))
                .findFirst()
                .orElseThrow(() -> new WitnessRefusal("no checkpoint of the log of a key given by --log, but of "
                        + notes.stream().map(Notes::originOf).toList()));
    }

    private Optional<ConsistencyProof> proof(Source source, long oldSize, long newSize) throws IOException {
        if (consistency == null) {
            return Optional.empty();
        }
        String location =
                consistency.replace("{old}", Long.toString(oldSize)).replace("{size}", Long.toString(newSize));
        return Optional.of(ConsistencyProof.parse(source.read(location)));
    }
}
