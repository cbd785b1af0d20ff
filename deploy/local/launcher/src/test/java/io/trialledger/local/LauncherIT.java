package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, where it can't start: a clear sentence, exit 1, nothing left running. */
class LauncherIT {

    private static final Path BUILT = Path.of("target/trialledger-local-launcher.jar");

    @TempDir
    Path folder;

    private record Ended(int exitCode, String said) {}

    private Ended launch(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(TestPrograms.java(Launcher.class, options));
        command.addAll(List.of(
                "--home", folder.toString(), "--data", folder.resolve("data").toString()));
        Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(launcher.waitFor(), said);
    }

    @Test
    void a_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = launch("--port", "" + taken.getLocalPort());

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.said())
                    .startsWith("In use on this machine: port " + taken.getLocalPort() + " (gateway)")
                    .contains("--free-ports")
                    .hasLineCount(1);
        }
    }

    @Test
    void another_launcher_has_the_folder() throws Exception {
        Path data = java.nio.file.Files.createDirectories(folder.resolve("data"));
        try (DataFolder held = DataFolder.hold(data)) {
            Ended ended = launch("--free-ports");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.said())
                    .contains(data + " is in use by another TrialLedger (process "
                            + ProcessHandle.current().pid())
                    .hasLineCount(1);
        }
    }

    @Test
    void a_program_is_not_built() throws Exception {
        Ended ended = launch("--free-ports");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.said()).contains("is missing: build it with").hasLineCount(1);
    }

    @Test
    void a_program_ends_while_starting() throws Exception {
        for (String jar : List.of(
                "deploy/local/identity/target/trialledger-local-identity.jar",
                "gateway/target/trialledger-gateway.jar",
                "enrollment-service/target/trialledger-enrollment-service.jar",
                "visits-service/target/trialledger-visits-service.jar",
                "adverse-events-service/target/trialledger-adverse-events-service.jar")) {
            TestPrograms.jar(folder.resolve(jar), TestPrograms.Endless.class);
        }
        TestPrograms.jar(
                folder.resolve("platform/embedded-mongo/target/trialledger-embedded-mongo-run.jar"),
                TestPrograms.Failing.class);
        Path guard = folder.resolve("deploy/local/launcher").resolve(BUILT);
        java.nio.file.Files.createDirectories(guard.getParent());
        java.nio.file.Files.copy(BUILT, guard);

        Ended ended = launch("--free-ports");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.said())
                .contains("mongodb ended with code 3 while starting. Its last lines:")
                .contains("no space left for me");
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(folder.toString())))
                .isEmpty();
    }
}
