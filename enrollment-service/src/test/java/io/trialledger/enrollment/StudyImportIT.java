package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
        Answer list = trial.service().send("GET", "/studies", trial.service().token("carla"), "");
        assertThat(list.json()
                        .path("studies")
                        .valueStream()
                        .map(entry -> entry.path("study").asString()))
                .contains(trial.study());
    }

    @Test
    void shows_what_an_import_would_make_and_stores_nothing() {
        String file = trial.file().replace(trial.study(), trial.study() + "-B");
        long head = trial.service().head();

        Answer fresh = preview("ada", file);
        Answer known = preview("ada", trial.file());
        Answer refused = preview("carla", file);
        Answer old = preview("ada", file.replace("\"usdmVersion\": \"4.0.0\"", "\"usdmVersion\": \"3.0.0\""));

        JsonNode json = fresh.json();
        JsonNode study = trial.get("ada", "").json();
        assertThat(fresh.status()).as(fresh.toString()).isEqualTo(200);
        assertThat(json.path("study").asString()).isEqualTo(trial.study() + "-B");
        assertThat(json.path("alreadyImported").asBoolean(true)).isFalse();
        assertThat(known.json().path("alreadyImported").asBoolean()).isTrue();
        for (String field : new String[] {
            "version",
            "title",
            "acronym",
            "plannedSubjects",
            "arms",
            "epochs",
            "schedule",
            "activities",
            "criteria",
            "report"
        }) {
            assertThat(json.path(field)).as(field).isEqualTo(study.path(field));
        }
        assertThat(refused.status() + " " + refused.rule()).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(old.status() + " " + old.rule()).isEqualTo("422 UNSUPPORTED_USDM_VERSION");
        assertThat(trial.service().head()).isEqualTo(head);
        assertThat(trial.service()
                        .send(
                                "GET",
                                "/studies/" + trial.study() + "-B",
                                trial.service().token("ada"),
                                "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shows_a_study_with_the_readers_own_grants() {
        JsonNode one = trial.get("carla", "").json().path("grants");
        JsonNode listed = trial.service()
                .send("GET", "/studies", trial.service().token("carla"), "")
                .json()
                .path("studies")
                .valueStream()
                .filter(entry -> entry.path("study").asString().equals(trial.study()))
                .findFirst()
                .orElseThrow();

        assertThat(one.size()).isEqualTo(1);
        assertThat(one.path(0).path("role").asString()).isEqualTo("COORDINATOR");
        assertThat(one.path(0).path("site").asString()).isEqualTo("701");
        assertThat(one.path(0).path("to").isNull()).isTrue();
        assertThat(listed.path("grants")).isEqualTo(one);
        assertThat(trial.get("ada", "")
                        .json()
                        .path("grants")
                        .path(0)
                        .path("site")
                        .isNull())
                .isTrue();
    }

    private Answer preview(String user, String file) {
        return trial.service()
                .send(
                        "POST",
                        "/study-imports?format=usdm&preview=true",
                        trial.service().token(user),
                        file);
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
