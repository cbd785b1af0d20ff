package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DataFolderIT {

    @TempDir
    Path folder;

    @Test
    void waits_for_what_a_killed_launcher_left_running() throws Exception {
        Process left =
                new ProcessBuilder(TestPrograms.java(ParentGuard.class, TestPrograms.Endless.class.getName())).start();
        assertThat(left.inputReader().readLine()).isEqualTo("running");
        Files.writeString(
                folder.resolve("state.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of("processes", List.of(Map.of("name", "left", "pid", left.pid())))));

        CompletableFuture<Boolean> leftWasGone = CompletableFuture.supplyAsync(() -> {
            try (DataFolder held = DataFolder.hold(folder)) {
                return !left.isAlive();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> Files.exists(folder.resolve("launcher.pid"))); // from then on it waits
        left.getOutputStream().close(); // what the launcher's death does

        assertThat(leftWasGone.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void does_not_take_a_stranger_with_a_used_process_id_for_its_own() throws Exception {
        Files.writeString(
                folder.resolve("state.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "processes",
                                List.of(Map.of(
                                        "name",
                                        "old",
                                        "pid",
                                        ProcessHandle.current().pid())))));

        try (DataFolder held = DataFolder.hold(folder)) {
            assertThat(folder.resolve("launcher.pid"))
                    .hasContent("" + ProcessHandle.current().pid());
        }
    }
}
