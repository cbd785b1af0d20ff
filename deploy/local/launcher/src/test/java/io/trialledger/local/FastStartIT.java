package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program run again and again by this JDK. */
class FastStartIT {

    private static final Path GUARD = Path.of("target/trialledger-local-launcher.jar");

    @TempDir
    Path folder;

    /** Starts it, waits until it runs, stops it; returns what it printed. */
    private List<String> run(Path jar) {
        List<String> said = new CopyOnWriteArrayList<>();
        Program program = new Program("endless", jar, 32, List.of(), Map.of(), URI.create("tcp://127.0.0.1:1"));
        Child child = new Child(program, GUARD, (name, line) -> said.add(line), () -> {});
        child.start();
        await().until(() -> said.contains("running"));
        child.stop();
        return said;
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void the_first_run_leaves_an_archive_that_the_second_uses() throws Exception {
        Path jar = TestPrograms.jar(folder.resolve("endless.jar"), TestPrograms.Endless.class);

        assertThat(run(jar)).containsExactly("running");
        assertThat(archives()).hasSize(1);
        assertThat(FastStart.of(jar).options())
                .contains("-XX:SharedArchiveFile=" + archives().get(0));
        assertThat(run(jar)).containsExactly("running");
    }

    @Test
    void an_archive_that_does_not_fit_is_passed_over_in_silence() throws Exception {
        Path jar = TestPrograms.jar(folder.resolve("endless.jar"), TestPrograms.Endless.class);
        run(jar);
        Path archive = archives().get(0);
        archive.toFile().setWritable(true);
        Files.write(archive, new byte[4096]);

        assertThat(run(jar)).containsExactly("running");
    }

    @Test
    void another_build_starts_afresh() throws Exception {
        Path jar = TestPrograms.jar(folder.resolve("program.jar"), TestPrograms.Endless.class);
        run(jar);

        TestPrograms.jar(jar, TestPrograms.Failing.class);

        assertThat(FastStart.of(jar).isArchived()).isFalse();
        assertThat(archives()).isEmpty();
    }
}
