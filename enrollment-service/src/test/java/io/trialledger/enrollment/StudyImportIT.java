package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A protocol file, imported over the public API. */
class StudyImportIT {

    private final RunningTrial trial = RunningTrial.begun();

    @Test
    void imports_a_study_and_shows_it() {
        Answer study = trial.get("ada", "");

        assertThat(study.status()).isEqualTo(200);
        assertThat(study.json()
                        .path("schedule")
                        .valueStream()
                        .map(visit -> visit.path("key").asString()))
                .containsExactly("SCREEN", "START", "WEEK2");
        assertThat(study.json().path("schedule").path(2).path("anchorKey").asString())
                .isEqualTo("START");
        assertThat(study.json().path("arms").size()).isEqualTo(2);
        assertThat(study.json()
                        .path("report")
                        .path("findings")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("CONDITIONAL_INSTANCE");
        Answer list =
                trial.service().send("GET", "/studies", trial.service().tokens().of("carla"), "");
        assertThat(list.json()
                        .path("studies")
                        .valueStream()
                        .map(entry -> entry.path("study").asString()))
                .contains(trial.study());
    }

    @Test
    void answers_a_repeated_import_as_the_first_time_and_refuses_it_anew() {
        RunningTrial other = trial;
        String key = UUID.randomUUID().toString();
        String file = other.file().replace(other.study(), other.study() + "-B");

        Answer first = other.importAs("ada", file, key);
        Answer repeated = other.importAs("ada", file, key);
        Answer otherBody = other.importAs("ada", file + " ", key);
        Answer otherKey = other.importAs("ada", file, UUID.randomUUID().toString());

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/api/v1/studies/" + other.study() + "-B");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.json()).isEqualTo(first.json());
        assertThat(otherBody.status() + " " + otherBody.rule()).isEqualTo("409 KEY_REUSED");
        assertThat(otherKey.status() + " " + otherKey.rule()).isEqualTo("409 STUDY_EXISTS");
    }
}
