package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Failure mode 1: several processes append to one log from the same head. */
class SeveralProcessesIT {

    private static final int PROCESSES = 3;
    private static final String THREADS = "8";
    private static final String MILLISECONDS = "2500";

    @Test
    void several_processes_leave_no_gap_and_no_double_and_lose_nothing() throws Exception {
        String name = TestMongo.freshName();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(WriterProcess.start(TestMongo.uri(), name, "many", THREADS, MILLISECONDS));
        }
        List<BufferedReader> outputs =
                processes.stream().map(Process::inputReader).toList();
        for (BufferedReader output : outputs) {
            assertThat(output.readLine()).isEqualTo("ready");
        }
        for (Process process : processes) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }
        List<String> lines =
                outputs.stream().map(output -> CompletableFuture.supplyAsync(() -> rest(output))).toList().stream()
                        .flatMap(future -> future.join().stream())
                        .toList();
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        List<String> acknowledged = lines.stream()
                .filter(line -> line.startsWith("stored "))
                .map(line -> line.substring("stored ".length()))
                .toList();
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(lines).as("the processes got in each other's way").contains("conflict");
        assertThat(TestLog.verifyWhole(TestMongo.database(name)))
                .as("with the first event of each process, written before they begin")
                .hasSize(acknowledged.size() + PROCESSES)
                .containsAll(acknowledged);
    }

    private static List<String> rest(BufferedReader output) {
        try (output) {
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
