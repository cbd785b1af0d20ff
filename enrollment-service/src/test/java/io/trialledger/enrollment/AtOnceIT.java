package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same step by several people at the same moment. */
class AtOnceIT {

    private final RunningTrial trial = RunningTrial.begun();

    @BeforeEach
    void twoOfEach() {
        trial.ok("ada", "/team/carlo/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"701\",\"name\":\"Carlo\"}");
        trial.ok("ada", "/team/ivan/grants/g1", "{\"role\":\"INVESTIGATOR\",\"site\":\"701\",\"name\":\"Ivan\"}");
    }

    @Test
    void enrolls_once_when_two_coordinators_do_it_at_once() throws Exception {
        trial.eligible("1001");

        List<Answer> answers =
                atOnce(8, "/subjects/1001/enrollment", "{\"enrolledOn\":\"2026-01-13\"}", "carla", "carlo");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("recorded").asBoolean()))
                .hasSize(1);
    }

    @Test
    void randomizes_once_when_two_investigators_do_it_at_once() throws Exception {
        trial.eligible("1001");
        trial.ok("carla", "/subjects/1001/enrollment", "{\"enrolledOn\":\"2026-01-13\"}");

        List<Answer> answers =
                atOnce(4, "/subjects/1001/randomization", "{\"randomizedOn\":\"2026-01-13\"}", "ines", "ivan");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("recorded").asBoolean()))
                .hasSize(1);
    }

    /** Clients of these users in turn. */
    private List<Answer> atOnce(int clients, String path, String body, String... users) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Answer>> sent = java.util.stream.IntStream.range(0, clients)
                    .mapToObj(i -> pool.submit(() -> trial.put(users[i % users.length], path, body)))
                    .toList();
            return sent.stream().map(AtOnceIT::answer).toList();
        } finally {
            pool.shutdown();
        }
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
