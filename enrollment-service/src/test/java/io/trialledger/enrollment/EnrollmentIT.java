package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public API of a running service, end to end. */
class EnrollmentIT {

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

    @Test
    void leads_a_subject_into_the_study_and_out_again() {
        trial.randomized("1001");
        String position = trial.ok(
                "carla",
                "/subjects/1001/discontinuation",
                "{\"discontinuedOn\":\"2026-02\",\"scope\":\"STUDY\",\"reasonCode\":\"LOST_TO_FOLLOW_UP\",\"reason\":\"moved\"}");

        Answer subject = trial.get("ines", "/subjects/1001", "X-Log-Position", position);

        JsonNode json = subject.json();
        assertThat(subject.status()).as(subject.toString()).isEqualTo(200);
        assertThat(subject.header("ETag")).isEqualTo("\"6\"");
        assertThat(json.path("status").asString()).isEqualTo("DISCONTINUED");
        assertThat(json.path("consents").path(0).path("consentedOn").asString()).isEqualTo("2026-01-05");
        assertThat(json.path("eligibility").path("eligible").asBoolean()).isTrue();
        assertThat(json.path("randomizedOn").asString()).isEqualTo("2026-01-13");
        assertThat(json.path("discontinuations").path(0).path("discontinuedOn").asString())
                .isEqualTo("2026-02");
        assertThat(json.path("discontinuations").path(0).path("reason").asString())
                .isEqualTo("moved");
        assertThat(subject.http().body()).doesNotContain("Drug", "Placebo", "arm");
    }

    @Test
    void keeps_a_screening_failure_with_its_criteria_and_reason() {
        trial.consented("1001");
        trial.ok("carla", "/subjects/1001/screening", "{\"screenedOn\":\"2026-01-06\"}");
        String position = trial.ok(
                "ines",
                "/subjects/1001/eligibility",
                "{\"attestedOn\":\"2026-01-07\",\"answers\":[{\"criterion\":\"IN01\",\"met\":true},"
                        + "{\"criterion\":\"EX01\",\"met\":true}],\"failureReason\":\"pulse 38\"}");

        JsonNode json =
                trial.get("carla", "/subjects/1001", "X-Log-Position", position).json();

        assertThat(json.path("status").asString()).isEqualTo("SCREENING_FAILED");
        assertThat(json.path("eligibility").path("failedCriteria").path(0).asString())
                .isEqualTo("EX01");
        assertThat(json.path("eligibility").path("failureReason").asString()).isEqualTo("pulse 38");
    }

    @Test
    void takes_every_step_again_without_an_event() {
        trial.randomized("1001");

        for (String[] step : new String[][] {
            {"carla", "/subjects/1001", "{\"site\":\"701\"}"},
            {"carla", "/subjects/1001/consents/v1", "{\"consentedOn\":\"2026-01-05\"}"},
            {"carla", "/subjects/1001/screening", "{\"screenedOn\":\"2026-01-06\"}"},
            {"ines", "/subjects/1001/eligibility", "{\"attestedOn\":\"2026-01-12\"," + RunningTrial.ANSWERS + "}"},
            {"carla", "/subjects/1001/enrollment", "{\"enrolledOn\":\"2026-01-13\"}"},
            {"ines", "/subjects/1001/randomization", "{\"randomizedOn\":\"2026-01-13\"}"}
        }) {
            Answer again = trial.put(step[0], step[1], step[2]);
            assertThat(again.status()).as(step[1] + " " + again).isEqualTo(200);
            assertThat(again.json().path("recorded").asBoolean(true)).isFalse();
        }
    }

    @Test
    void enrolls_once_when_two_clients_do_it_at_once() throws Exception {
        trial.eligible("1001");

        List<Answer> answers = atOnce(8, "/subjects/1001/enrollment", "{\"enrolledOn\":\"2026-01-13\"}", "carla");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("recorded").asBoolean()))
                .hasSize(1);
    }

    @Test
    void randomizes_once_when_two_clients_do_it_at_once() throws Exception {
        trial.eligible("1001");
        trial.ok("carla", "/subjects/1001/enrollment", "{\"enrolledOn\":\"2026-01-13\"}");

        List<Answer> answers = atOnce(4, "/subjects/1001/randomization", "{\"randomizedOn\":\"2026-01-13\"}", "ines");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("recorded").asBoolean()))
                .hasSize(1);
    }

    @Test
    void lists_subjects_in_pages_by_site_and_status() {
        trial.registered("1003");
        trial.registered("1001");
        trial.consented("1002");
        String position = trial.ok("carla", "/subjects/1004", "{\"site\":\"701\"}");

        Answer first = trial.get("carla", "/subjects?limit=2", "X-Log-Position", position);
        Answer second = trial.get("carla", "/subjects?limit=2&after=1002");
        Answer consented = trial.get("ada", "/subjects?site=701&status=CONSENTED");

        assertThat(subjects(first)).containsExactly("1001", "1002");
        assertThat(first.json().path("next").asString()).isEqualTo("1002");
        assertThat(subjects(second)).containsExactly("1003", "1004");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(subjects(consented)).containsExactly("1002");
    }

    @Test
    void shows_nobody_the_subjects_of_another_site() {
        trial.registered("1001");
        String position = trial.ok(
                "ada", "/team/otto/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"702\",\"name\":\"Otto\"}");

        assertThat(subjects(trial.get("otto", "/subjects", "X-Log-Position", position)))
                .isEmpty();
        assertThat(trial.get("otto", "/subjects?site=701").status()).isEqualTo(403);
        assertThat(trial.get("otto", "/subjects/1001").status()).isEqualTo(403);
    }

    @Test
    void shows_the_subject_as_it_was() {
        trial.registered("1001");
        String then = trial.get(
                        "carla",
                        "/subjects/1001",
                        "X-Log-Position",
                        trial.ok("carla", "/subjects/1001/consents/v1", "{\"consentedOn\":\"2026-01-05\"}"))
                .header("X-As-Of");
        String later = trial.ok("carla", "/subjects/1001/screening", "{\"screenedOn\":\"2026-01-06\"}");

        Answer past = trial.get("carla", "/subjects/1001?asOf=" + then);
        Answer present = trial.get("carla", "/subjects/1001", "X-Log-Position", later);

        assertThat(past.status()).as(past.toString()).isEqualTo(200);
        assertThat(past.json().path("status").asString()).isEqualTo("CONSENTED");
        assertThat(present.json().path("status").asString()).isEqualTo("SCREENED");
    }

    @Test
    void shows_the_team_with_backdated_and_revoked_grants() {
        trial.ok(
                "ada",
                "/team/otto/grants/g1",
                "{\"role\":\"MONITOR\",\"name\":\"Otto\",\"from\":\"2020-01-01\",\"to\":\"2020-12-31\"}");
        String position = trial.ok("ada", "/team/carla/grants/g1/revocation", "{\"reason\":\"left the site\"}");

        JsonNode team =
                trial.get("ada", "/team", "X-Log-Position", position).json().path("team");

        assertThat(team.valueStream().map(grant -> grant.path("user").asString()))
                .containsExactly("ada", "carla", "ines", "otto");
        assertThat(team.path(3).path("backdated").asBoolean()).isTrue();
        assertThat(team.path(1).path("revoked").asBoolean()).isTrue();
        assertThat(team.path(1).path("revocationReason").asString()).isEqualTo("left the site");
        assertThat(trial.put("carla", "/subjects/1001", "{\"site\":\"701\"}").status())
                .isEqualTo(403);
    }

    private List<Answer> atOnce(int clients, String path, String body, String user) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Answer>> sent = java.util.stream.IntStream.range(0, clients)
                    .mapToObj(i -> pool.submit(() -> trial.put(user, path, body)))
                    .toList();
            return sent.stream().map(EnrollmentIT::answer).toList();
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

    private static List<String> subjects(Answer page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return page.json()
                .path("subjects")
                .valueStream()
                .map(subject -> subject.path("subject").asString())
                .toList();
    }
}
