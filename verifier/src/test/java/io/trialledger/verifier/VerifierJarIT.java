package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as README calls it, alone in a folder. */
class VerifierJarIT {

    private static final int PAYLOAD = 400_000;

    @TempDir
    Path folder;

    private final Trial trial = new Trial();

    @Test
    @Timeout(60)
    void the_jar_runs_by_itself() throws IOException, InterruptedException {
        verified("-Xmx256m", Files.write(folder.resolve("bundle.ndjson"), Trial.bytes(trial.bundle())));
    }

    @Test
    @Timeout(60)
    void a_bundle_larger_than_the_memory_is_verified() throws IOException, InterruptedException {
        List<BundleEvent> large =
                trial.enrollment.stream().map(VerifierJarIT::large).toList();
        InspectionBundle bundle = InspectionBundle.whole(trial);
        bundle.log(large, trial.enrollmentKey, large, Trial.checkpoint(large, trial.enrollmentKey, Trial.EVENTS));
        bundle.put(
                "checkpoints/enrollment.ndjson",
                InspectionBundle.checkpoints(large, trial.enrollmentKey, 9, Trial.EVENTS));
        assertThat(bundle.files.get("logs/enrollment.ndjson")).hasSizeGreaterThan(20_000_000);

        verified("-Xmx16m", bundle.sealed().folder(folder.resolve("bundle")));
    }

    private static BundleEvent large(BundleEvent event) {
        byte[] payload =
                ("{\"n\":" + event.position() + ",\"result\":\"" + "x".repeat(PAYLOAD) + "\"}").getBytes(UTF_8);
        return Trial.rehashed(ChangedEvent.of(event).payload(payload).event(), Trial.ENROLLMENT);
    }

    private void verified(String memory, Path bundle) throws IOException, InterruptedException {
        Path jar = Files.copy(Path.of(System.getProperty("verifier.jar")), folder.resolve("verifier.jar"));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-jar",
                        jar.toString(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8);

        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).endsWith("VERIFIED" + System.lineSeparator());
        assertThat(java.exitValue()).isZero();
    }
}
