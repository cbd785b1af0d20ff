package io.trialledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as README calls it, alone in a folder. */
class VerifierJarIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void the_jar_runs_by_itself() throws IOException, InterruptedException {
        Path jar = Files.copy(Path.of(System.getProperty("verifier.jar")), folder.resolve("verifier.jar"));
        Path bundle = Files.write(folder.resolve("bundle.ndjson"), Trial.bytes(new Trial().bundle()));

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).endsWith("VERIFIED" + System.lineSeparator());
        assertThat(java.exitValue()).isZero();
    }
}
