package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the history of a study tells of enrollment's acts besides what was done. */
class HistoryIT {

    private final RunningTrial trial = RunningTrial.begun();

    @Test
    void shows_the_reason_of_every_act_that_has_one() {
        trial.consented("1001");
        trial.ok("carla", "/subjects/1001/screening", "{\"screenedOn\":\"2026-01-06\"}");
        trial.ok(
                "ines",
                "/subjects/1001/eligibility",
                "{\"attestedOn\":\"2026-01-07\",\"answers\":[{\"criterion\":\"IN01\",\"met\":true},"
                        + "{\"criterion\":\"EX01\",\"met\":true}],\"failureReason\":\"pulse 38\"}");
        trial.consented("1002");
        trial.ok(
                "carla",
                "/subjects/1002/consents/v1/withdrawal",
                "{\"withdrawnOn\":\"2026-01-06\",\"scope\":\"TREATMENT\",\"reason\":\"feels better\"}");
        trial.ok(
                "carla",
                "/subjects/1002/discontinuation",
                "{\"discontinuedOn\":\"2026-02\",\"scope\":\"STUDY\",\"reasonCode\":\"OTHER\",\"reason\":\"moved\"}");
        String position = trial.ok("ada", "/team/carla/grants/g1/revocation", "{\"reason\":\"left the site\"}");

        Answer told = trial.get("ada", "/history?reason=present&limit=500", "X-Log-Position", position);
        Answer untold = trial.get("ada", "/history?reason=absent&limit=500");

        Map<String, String> reasons = new TreeMap<>();
        told.json()
                .path("events")
                .forEach(event -> reasons.put(
                        event.path("type").asString(), event.path("reason").asString()));
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "enrollment.ScreeningFailed", "pulse 38",
                        "enrollment.ConsentWithdrawn", "feels better",
                        "enrollment.SubjectDiscontinued", "moved",
                        "enrollment.TeamMemberRevoked", "left the site"));
        assertThat(untold.json().path("events"))
                .isNotEmpty()
                .noneMatch(event -> reasons.containsKey(event.path("type").asString()));
    }

    @Test
    void shows_when_the_author_saw_what_is_recorded() {
        String consent = "/studies/" + trial.study() + "/subjects/1001/consents/v1";
        trial.registered("1001");

        Answer early = trial.service()
                .send(
                        "PUT",
                        consent,
                        trial.service().token("carla"),
                        "{\"consentedOn\":\"2026-01-05\"}",
                        "Observed-At",
                        "soon");
        Answer given = trial.service()
                .send(
                        "PUT",
                        consent,
                        trial.service().token("carla"),
                        "{\"consentedOn\":\"2026-01-05\"}",
                        "Observed-At",
                        "2026-01-05T08:40:00-05:00");

        assertThat(early.status() + " " + early.rule() + " " + early.field()).isEqualTo("400 MALFORMED Observed-At");
        JsonNode last = trial.get(
                        "ada",
                        "/history?order=newest&limit=1&subject=1001",
                        "X-Log-Position",
                        given.header("X-Log-Position"))
                .json()
                .path("events")
                .path(0);
        assertThat(last.path("type").asString()).isEqualTo("enrollment.ConsentGiven");
        assertThat(last.path("observedAt").asString()).isEqualTo("2026-01-05T08:40:00-05:00");
    }
}
