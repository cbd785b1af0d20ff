package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What readers see, and what they do not. */
class ReadingIT {

    private final RunningTrial trial = RunningTrial.begun();

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
        assertThat(team.valueStream()
                        .filter(grant -> grant.path("inForce").asBoolean())
                        .map(grant -> grant.path("user").asString()))
                .containsExactly("ada", "ines");
        assertThat(team.path(3).path("backdated").asBoolean()).isTrue();
        assertThat(team.path(1).path("revoked").asBoolean()).isTrue();
        assertThat(team.path(1).path("revocationReason").asString()).isEqualTo("left the site");
        assertThat(trial.put("carla", "/subjects/1001", "{\"site\":\"701\"}").status())
                .isEqualTo(403);
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
