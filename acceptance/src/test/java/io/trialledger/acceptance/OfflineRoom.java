package io.trialledger.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an inspector checks what was handed over: an empty folder with the verifier and the bundle, in a process without any
 * network, not even a loopback.
 */
public final class OfflineRoom {

    private static final List<List<String>> WITHOUT_NETWORK =
            List.of(List.of("unshare", "--net"), List.of("unshare", "--map-root-user", "--net"));

    private OfflineRoom() {}

    /** Copies both into {@code folder}, which is empty, and runs the verifier there with {@code arguments} after the bundle's name. */
    public static Verifier.Verdict verify(Path folder, Path bundle, String... arguments)
            throws IOException, InterruptedException {
        Files.copy(Repository.home().resolve("verifier/target/trialledger-verify.jar"), folder.resolve("verify.jar"));
        Files.copy(bundle, folder.resolve("bundle.zip"));
        List<String> command = new ArrayList<>(withoutNetwork());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "verify.jar",
                "bundle.zip"));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** Linux lets root, or whoever may be root within a namespace, leave the network; a system that doesn't is no place for this. */
    private static List<String> withoutNetwork() throws IOException, InterruptedException {
        for (List<String> way : WITHOUT_NETWORK) {
            List<String> probe = new ArrayList<>(way);
            probe.add("true");
            if (run(Path.of("."), probe).exitCode() == 0) {
                return way;
            }
        }
        throw new IllegalStateException("neither of " + WITHOUT_NETWORK
                + " works here, and what is verified with a network" + " at hand is not shown to need none");
    }

    private static Verifier.Verdict run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verifier.Verdict(process.waitFor(), said);
    }
}
