package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Real processes: a parent is killed, its child ends by itself. */
class ParentGuardIT {

    @Test
    void a_child_ends_when_its_parent_was_killed() throws Exception {
        Process parent = new ProcessBuilder(TestPrograms.java(Parent.class)).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = Long.parseLong(Objects.requireNonNull(out.readLine(), "the parent printed nothing"));
            ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
        }
    }

    static final class Parent {
        public static void main(String[] args) throws Exception {
            Process child = new ProcessBuilder(
                            TestPrograms.java(ParentGuard.class, TestPrograms.Endless.class.getName()))
                    .start();
            System.out.println(child.pid());
            child.waitFor();
        }
    }
}
