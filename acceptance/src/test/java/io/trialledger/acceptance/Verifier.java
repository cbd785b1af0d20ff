package io.trialledger.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The verifier as an auditor runs it: another process that has the file and nothing else. */
public final class Verifier {

    private Verifier() {}

    public record Verdict(int exitCode, String said) {}

    public static Verdict check(Path bundle) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Repository.home()
                                .resolve("verifier/target/trialledger-verify.jar")
                                .toString(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), said);
    }
}
