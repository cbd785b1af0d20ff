package io.trialledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ExportJobsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int KEPT = 4;
    private static final Asker ASKER = new Asker(Map.of());

    @TempDir
    Path folder;

    private final ExportRun run = mock(ExportRun.class);
    private ExportJobs jobs = new ExportJobs(properties(Path.of("unused")), run, Clock.systemUTC());

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // against hanging only
    }

    @AfterEach
    void stop() {
        jobs.stop();
    }

    private void start() throws Exception {
        jobs.stop();
        jobs = new ExportJobs(properties(folder), run, Clock.systemUTC());
        jobs.load();
    }

    @Test
    void what_fails_on_a_full_disk_is_paused_and_can_go_on() throws Exception {
        start();
        Path full = folder.resolve("first").resolve("export.json.next"); // a folder where a file would be written
        doAnswer(asked -> {
                    Files.createDirectory(full);
                    throw new StackOverflowError();
                })
                .when(run)
                .run(any());
        ExportJob job = jobs.begin(order("first"), plan(), ASKER);

        await().until(() -> job.state().status() == ExportState.Status.PAUSED);

        Files.delete(full);
        doNothing().when(run).run(any());
        jobs.resume(job, ASKER);
        await().until(() -> job.state().status() == ExportState.Status.DONE);
    }

    @Test
    void what_a_removal_was_cut_off_from_is_removed_at_start() throws Exception {
        Path left = folder.resolve("0b7e3f0e-6d0c-4a43-9d55-0c1f6f4f2f11");
        Files.createDirectories(left);
        Files.writeString(left.resolve("bundle.zip"), "zip");
        Path other = Files.createDirectory(folder.resolve("lost+found"));

        start();

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void an_unreadable_state_leaves_out_its_export_and_no_other() throws Exception {
        start();
        jobs.begin(order("first"), plan(), ASKER);
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("export.json"), "{");

        start();

        assertThat(jobs.find("first")).isPresent();
        assertThat(broken).exists();
    }

    @Test
    void one_person_keeps_only_so_many_in_a_study() throws Exception {
        start();
        for (int i = 0; i < KEPT; i++) {
            ExportJob job = jobs.begin(order("export-" + i), plan(), ASKER);
            await().until(() -> job.state().status() == ExportState.Status.DONE);
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> jobs.begin(order("another"), plan(), ASKER))
                .satisfies(refused -> assertThat(refused.problem().rule()).isEqualTo("TOO_MANY_EXPORTS"));
        jobs.remove(jobs.find("export-0").orElseThrow());
        jobs.begin(order("another"), plan(), ASKER);
    }

    private static ExportOrder order(String export) {
        return new ExportOrder(export, "key-of-" + export, "LZZT", null, null, "sub-1", "", NOON);
    }

    private static ExportPlan plan() {
        return new ExportPlan("MONITOR", null, null, NOON, List.of());
    }

    private static GatewayProperties properties(Path folder) {
        GatewayProperties.Backend nowhere = new GatewayProperties.Backend(URI.create("http://localhost:1"));
        return new GatewayProperties(
                nowhere,
                nowhere,
                nowhere,
                new GatewayProperties.Limits(
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        new GatewayProperties.RateLimits(1, 1, 1, 1, 1),
                        new GatewayProperties.Exports(folder, 2, 3, KEPT, Duration.ofDays(7))),
                new GatewayProperties.Login("portal", null, null, Duration.ofHours(12)));
    }
}
