package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;

/** While a projection is behind, the service says so; it never says that something is not there or not allowed. */
class BehindIT {

    @Test
    void says_of_a_study_that_it_is_not_known_yet() {
        Answer behind = whileStopped("study-list", () -> RunningTrial.begun().get("ada", ""));

        assertThat(behind.status() + " " + behind.rule()).as(behind.toString()).isEqualTo("503 NOT_YET_KNOWN");
    }

    @Test
    void says_of_a_subject_that_it_is_not_known_yet_and_shows_it_later() {
        RunningTrial trial = RunningTrial.begun();

        Answer behind = whileStopped("subject-list", () -> {
            trial.registered("1001");
            return trial.get("ada", "/subjects/1001");
        });

        assertThat(behind.status() + " " + behind.rule()).as(behind.toString()).isEqualTo("503 NOT_YET_KNOWN");
        assertThat(trial.get("ada", "/subjects/1001").status()).isEqualTo(200);
    }

    @Test
    void says_of_a_site_that_the_readers_role_there_is_not_known_yet() {
        RunningTrial trial = RunningTrial.begun();

        Answer behind = whileStopped("team-grants", () -> {
            trial.ok("ada", "/team/carla/grants/g2", "{\"role\":\"COORDINATOR\",\"site\":\"702\",\"name\":\"Carla\"}");
            return trial.get("carla", "/subjects?site=702");
        });

        assertThat(behind.status() + " " + behind.rule()).as(behind.toString()).isEqualTo("503 NOT_YET_KNOWN");
        assertThat(trial.get("carla", "/subjects?site=702").status()).isEqualTo(200);
    }

    private static Answer whileStopped(String group, Supplier<Answer> asking) {
        EventProcessor processor = RunningService.one()
                .context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(group)
                .orElseThrow();
        processor.shutDown();
        try {
            return asking.get();
        } finally {
            processor.start();
            Awaitility.await().until(processor::isRunning);
        }
    }
}
