package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Real processes: a parent is killed, its child ends by itself. */
class ParentGuardIT {

    private static final Path GUARD = Path.of("target/trialledger-local-launcher-run.jar");

    @Test
    void a_child_ends_when_its_parent_was_killed() throws Exception {
        Process parent = java(Parent.class).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = Long.parseLong(Objects.requireNonNull(out.readLine(), "the parent printed nothing"));
            ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
        }
    }

    private static ProcessBuilder java(Class<?> main, String... options) {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(command);
    }

    static final class Parent {
        public static void main(String[] args) throws Exception {
            Process child = java(Endless.class, "-javaagent:" + GUARD).start();
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    static final class Endless {
        public static void main(String[] args) throws InterruptedException {
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
