package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.trialledger.enrollment.RunningService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who a subject is: kept sealed, and shown to one person after that was recorded. */
class IdentityIT {

    private static final String ANA = """
            {"familyName":"Rosenbaum-Quist","givenName":"Ana","birthDate":"1950-02","contact":"+1 555 0100"}""";
    private static final String PURPOSE = "{\"purpose\":\"to call her about the missed visit\"}";

    private final RunningTrial trial = RunningTrial.begun();

    @BeforeEach
    void registered() {
        trial.registered("1001");
        trial.ok("ada", "/team/mona/grants/g1", "{\"role\":\"MONITOR\",\"name\":\"Mona\"}");
        trial.ok("ada", "/team/robot/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"701\",\"name\":\"Robot\"}");
    }

    @Test
    void is_shown_once_its_disclosure_is_recorded() {
        trial.ok("carla", "/subjects/1001/identity", ANA);

        Answer made = disclose("carla");
        Answer shown = show("carla", made);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location"))
                .endsWith("/api/v1/studies/" + trial.study() + "/subjects/1001/identity-disclosures/"
                        + made.json().path("disclosure").asString());
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.json().path("familyName").asString()).isEqualTo("Rosenbaum-Quist");
        assertThat(shown.json().path("givenName").asString()).isEqualTo("Ana");
        assertThat(shown.json().path("birthDate").asString()).isEqualTo("1950-02");
        assertThat(shown.json().path("contact").asString()).isEqualTo("+1 555 0100");
        assertThat(shown.json().path("until").asString())
                .isGreaterThan(shown.json().path("disclosedAt").asString());
        assertThat(shown.header("Cache-Control")).contains("no-store");
    }

    @Test
    void is_counted_and_explained_in_the_history() {
        trial.ok("carla", "/subjects/1001/identity", ANA);
        String position = disclose("carla").header("X-Log-Position");

        JsonNode identity = trial.get("carla", "/subjects/1001", "X-Log-Position", position)
                .json()
                .path("identity");
        JsonNode last = trial.get("ada", "/history?subject=1001&limit=100&afterPosition=-1", "X-Log-Position", position)
                .json()
                .path("events")
                .valueStream()
                .reduce((earlier, later) -> later)
                .orElseThrow();

        assertThat(identity.toString()).isEqualTo("{\"kept\":true,\"mayReveal\":true,\"disclosures\":1}");
        assertThat(last.path("type").asString()).isEqualTo("enrollment.IdentityDisclosed");
        assertThat(last.path("actor").asString()).isEqualTo("carla");
        assertThat(last.path("reason").asString()).isEqualTo("to call her about the missed visit");
    }

    @Test
    void may_be_revealed_by_persons_of_the_site_only() {
        String position = trial.ok("carla", "/subjects/1001/identity", ANA);

        assertThat(mayReveal(trial.service().token("ines"), position)).isTrue();
        assertThat(mayReveal(trial.service().token("mona"), position)).isFalse();
        assertThat(mayReveal(trial.service().token("ada"), position)).isFalse();
        assertThat(mayReveal(trial.service().tokens().machine("robot"), position))
                .isFalse();
    }

    @Test
    void is_disclosed_to_nobody_else() {
        trial.ok("carla", "/subjects/1001/identity", ANA);
        long head = trial.service().head();

        Answer monitor = disclose("mona");
        Answer machine = trial.service()
                .send(
                        "POST",
                        "/studies/" + trial.study() + "/subjects/1001/identity-disclosures",
                        trial.service().tokens().machine("robot"),
                        PURPOSE,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());

        assertThat(monitor.status() + " " + monitor.rule()).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(machine.status() + " " + machine.rule()).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(trial.service().head()).isEqualTo(head);
        Answer others = show("ines", disclose("carla"));
        assertThat(others.status() + " " + others.rule()).isEqualTo("404 UNKNOWN_DISCLOSURE");
    }

    @Test
    void is_answered_the_same_when_the_disclosure_is_asked_for_again() {
        trial.ok("carla", "/subjects/1001/identity", ANA);
        String key = UUID.randomUUID().toString();

        Answer first = trial.post("carla", "/subjects/1001/identity-disclosures", PURPOSE, key);
        long head = trial.service().head();
        Answer again = trial.post("carla", "/subjects/1001/identity-disclosures", PURPOSE, key);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(trial.service().head()).isEqualTo(head);
    }

    @Test
    void has_to_be_there_and_a_change_has_to_be_explained() {
        Answer none = disclose("carla");
        trial.ok("carla", "/subjects/1001/identity", ANA);

        Answer changed = trial.put("carla", "/subjects/1001/identity", ANA.replace("1950", "1951"));
        Answer explained = trial.put(
                "carla",
                "/subjects/1001/identity",
                ANA.replace("1950", "1951").replace("}", ",\"reason\":\"misread the passport\"}"));

        assertThat(none.status() + " " + none.rule()).isEqualTo("404 NO_IDENTITY");
        assertThat(changed.status() + " " + changed.rule() + " " + changed.field())
                .isEqualTo("409 REASON_REQUIRED reason");
        assertThat(explained.status()).as(explained.toString()).isEqualTo(200);
        assertThat(show("carla", disclose("carla")).json().path("birthDate").asString())
                .isEqualTo("1951-02");
    }

    @Test
    void has_a_day_of_birth_that_can_be_read() {
        for (String birthDate : new String[] {"1950-13", "12.3.1950", "1950-02-03T10:15", ""}) {
            Answer answer = trial.put("carla", "/subjects/1001/identity", ANA.replace("1950-02", birthDate));

            assertThat(answer.status() + " " + answer.rule() + " " + answer.field())
                    .isEqualTo("400 MALFORMED birthDate");
            assertThat(answer.http().body()).doesNotContain("Rosenbaum", "555");
        }
    }

    @Test
    void is_disclosed_for_a_purpose_only() {
        trial.ok("carla", "/subjects/1001/identity", ANA);

        Answer answer = trial.post(
                "carla",
                "/subjects/1001/identity-disclosures",
                "{\"purpose\":\" \"}",
                UUID.randomUUID().toString());

        assertThat(answer.status() + " " + answer.rule() + " " + answer.field()).isEqualTo("400 MALFORMED purpose");
    }

    @Test
    void is_nowhere_in_clear() {
        trial.ok("carla", "/subjects/1001/identity", ANA);
        show("carla", disclose("carla"));

        assertThat(everythingStored())
                .isNotEmpty()
                .noneMatch(document -> document.contains("Rosenbaum") || document.contains("555 0100"));
    }

    private Answer disclose(String user) {
        return trial.post(
                user,
                "/subjects/1001/identity-disclosures",
                PURPOSE,
                UUID.randomUUID().toString());
    }

    private Answer show(String user, Answer made) {
        return trial.get(
                user,
                "/subjects/1001/identity-disclosures/"
                        + made.json().path("disclosure").asString());
    }

    private boolean mayReveal(String token, String position) {
        return trial.service()
                .send("GET", "/studies/" + trial.study() + "/subjects/1001", token, "", "X-Log-Position", position)
                .json()
                .path("identity")
                .path("mayReveal")
                .asBoolean();
    }

    /** Bytes as ISO 8859-1, in which ASCII shows. */
    private List<String> everythingStored() {
        MongoClient client = trial.service().context().getBean(MongoClient.class);
        List<String> stored = new ArrayList<>();
        for (String name : client.listDatabaseNames()) {
            MongoDatabase database = client.getDatabase(name);
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    stored.add(Stored.text(document));
                }
            }
        }
        return stored;
    }
}
