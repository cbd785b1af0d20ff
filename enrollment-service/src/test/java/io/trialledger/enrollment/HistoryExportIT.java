package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this service gives to an inspection bundle, and that it remembers who took one. */
class HistoryExportIT {

    private static final String CONTENT = "\"logs\":[{\"log\":\"trialledger.local/enrollment\",\"size\":12,"
            + "\"events\":10,\"hidden\":2}],\"manifestSha256\":\"" + "ab".repeat(32) + "\"}";

    private final RunningTrial trial = RunningTrial.begun();

    @Test
    void an_export_is_recorded_in_the_name_of_who_asked() {
        trial.registered("1001");
        String whole = "/exports/" + UUID.randomUUID();
        trial.ok("ada", whole, "{" + CONTENT);
        trial.ok("carla", "/exports/" + UUID.randomUUID(), "{\"sites\":[\"701\"]," + CONTENT);
        trial.ok("ines", "/exports/" + UUID.randomUUID(), "{\"site\":\"701\"," + CONTENT);
        String position = trial.ok("carla", "/exports/" + UUID.randomUUID(), "{\"subject\":\"1001\"," + CONTENT);

        Answer again = trial.put("ada", whole, "{" + CONTENT);
        assertThat(again.json().path("recorded").asBoolean()).isFalse();
        Map<String, String> told = new TreeMap<>();
        trial.get("ada", "/history?type=enrollment.HistoryExported&limit=500", "X-Log-Position", position)
                .json()
                .path("events")
                .forEach(event -> told.put(
                        event.path("actor").asString() + "/"
                                + event.path("role").asString() + " of "
                                + event.path("site").asString() + "/"
                                + event.path("subject").asString(),
                        event.at("/payload/site").asString("") + "/"
                                + event.at("/payload/subject").asString("")));
        assertThat(told)
                .isEqualTo(Map.of(
                        "ada/STUDY_ADMINISTRATOR of /", "/",
                        "carla/COORDINATOR of 701/", "/",
                        "ines/INVESTIGATOR of 701/", "701/",
                        "carla/COORDINATOR of 701/1001", "/1001"));
    }

    @Test
    void who_may_not_read_the_history_can_t_have_taken_it() {
        trial.registered("1001");
        assertThat(trial.put("nobody", "/exports/" + UUID.randomUUID(), "{" + CONTENT)
                        .status())
                .isEqualTo(403);
        assertThat(trial.put("carla", "/exports/" + UUID.randomUUID(), "{\"site\":\"702\"," + CONTENT)
                        .status())
                .isEqualTo(403);
        assertThat(trial.put("ada", "/exports/" + UUID.randomUUID(), "{\"logs\":[],\"manifestSha256\":\"x\"}")
                        .rule())
                .isEqualTo("MALFORMED");
    }

    @Test
    void a_bundle_tells_texts_but_no_arm_and_nobody_s_name() {
        trial.randomized("1001");
        trial.ok(
                "carla",
                "/subjects/1001/identity",
                "{\"familyName\":\"Secretname\",\"givenName\":\"Sam\",\"birthDate\":\"1961-05-04\"}");
        trial.ok(
                "carla",
                "/subjects/1001/consents/v1/withdrawal",
                "{\"withdrawnOn\":\"2026-01-16\",\"scope\":\"TREATMENT\",\"reason\":\"feels better\"}");
        JsonNode plan = trial.get("carla", "/history/bundle/plan").json();

        List<JsonNode> revealed = lines(trial.get(
                "carla", "/history/bundle/revealed?size=" + plan.path("size").asLong()));

        assertThat(plan.path("role").asString()).isEqualTo("COORDINATOR");
        assertThat(plan.path("sites").toString()).isEqualTo("[\"701\"]");
        assertThat(revealed).singleElement().satisfies(line -> {
            assertThat(line.path("path").asString()).isEqualTo("/payload/reason");
            assertThat(line.path("text").asString()).isEqualTo("feels better");
        });
    }

    @Test
    void a_bundle_tells_who_was_delegated_what_and_until_when() {
        trial.registered("1001");
        trial.ok("ada", "/team/carla/grants/g1/revocation", "{\"reason\":\"left\"}");
        long size = trial.get("ada", "/history/bundle/plan").json().path("size").asLong();

        List<JsonNode> team = lines(trial.get("ada", "/history/bundle/team?size=" + size));

        assertThat(team).hasSize(3);
        assertThat(team.get(1).path("personName").asString()).isEqualTo("Carla");
        assertThat(team.get(1).path("organisation").asString()).isNotEmpty();
        assertThat(team.get(1).path("sites").toString()).isEqualTo("[\"701\"]");
        assertThat(team.get(1).path("until").asString()).hasSize("2026-01-01".length());
        assertThat(team.get(2).path("person").asString()).isEqualTo("ines");
        assertThat(team.get(2).path("organisation").isNull()).isTrue();
        assertThat(team.get(2).path("until").isNull()).isTrue();
        assertThat(lines(trial.get("ada", "/history/bundle/team?site=702&size=" + size)))
                .singleElement()
                .satisfies(line -> assertThat(line.path("role").asString()).isEqualTo("STUDY_ADMINISTRATOR"));
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.http().body().lines().map(JsonMapper.shared()::readTree).toList();
    }
}
