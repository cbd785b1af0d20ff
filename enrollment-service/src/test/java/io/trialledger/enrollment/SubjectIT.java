package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A subject on its way into a study and out again, over the public API. */
class SubjectIT {

    private final RunningTrial trial = RunningTrial.begun();

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
        assertThat(json.path("nextStep").isNull()).isTrue();
        assertThat(json.path("identity").toString())
                .isEqualTo("{\"kept\":false,\"mayReveal\":false,\"disclosures\":0}");
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
}
