package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Questions about recorded items, from a check or a person, to their end. */
@ExtendWith(WithTrial.class)
class ItemQueriesIT {

    private final Trial trial;

    ItemQueriesIT(Trial trial) {
        this.trial = trial;
    }

    private static String systolic(String value, String reason) {
        return "{\"item\":\"VS.SYSBP\",\"value\":\"" + value + "\",\"unit\":\"mmHg\",\"reason\":" + reason + "}";
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    /** A subject with a value that a check has queried; the query. */
    private String queried(String subject) {
        return json(trial.submit("site-701", items(subject, systolic("250", "null"))))
                .at("/visits/0/items/0/queryId")
                .asString();
    }

    private static List<String> acts(JsonNode query) {
        List<String> acts = new ArrayList<>();
        query.path("thread")
                .forEach(step -> acts.add(step.path("act").asString() + " by "
                        + step.path("byName").asString() + ": "
                        + step.path("text").asString("")));
        return acts;
    }

    @Test
    void a_query_is_answered_asked_again_and_closed() {
        String query = "/queries/" + queried(trial.subject());
        HttpResponse<String> answered = trial.postAs("cora", query + "/answers", text("as in the source"));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(json(answered).path("status").asString()).isEqualTo("ANSWERED");
        assertThat(json(answered).at("/receipts/0/events/0/eventId").asString()).isNotEmpty();
        assertThat(json(answered).at("/receipts/0/events/0/leaf").asString()).isNotEmpty();
        HttpResponse<String> reopened = trial.postAs("mona", query + "/reopening", text("which arm?"));
        assertThat(json(reopened).path("status").asString()).isEqualTo("OPEN");
        assertThat(json(trial.get(query, "mona", reopened)).path("waitingFor").asString())
                .isEqualTo("SITE");
        trial.postAs("cora", query + "/answers", text("left"));
        HttpResponse<String> closed = trial.postAs("dora", query + "/closure", "{\"text\":null}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertThat(json(closed).path("status").asString()).isEqualTo("CLOSED");

        JsonNode told = json(trial.get(query, "cora", closed));
        assertThat(told.path("status").asString()).isEqualTo("CLOSED");
        assertThat(told.path("waitingFor").isNull()).isTrue();
        assertThat(told.path("openedBy").asString()).isEqualTo("Check");
        assertThat(told.path("itemName").asString()).isEqualTo("Systolic blood pressure");
        assertThat(told.path("visitLabel").asString()).isEqualTo("SCREEN1");
        assertThat(told.path("age").asInt()).isZero();
        assertThat(told.at("/current/value").asString()).isEqualTo("250");
        assertThat(acts(told))
                .containsExactly(
                        "OPENED by Check: ",
                        "ANSWERED by Name of cora: as in the source",
                        "REOPENED by Name of mona: which arm?",
                        "ANSWERED by Name of cora: left",
                        "CLOSED by Name of dora: ");
        String then = RunningService.position(reopened);
        assertThat(json(trial.get(query + "?asOf=" + then, "cora", closed))
                        .path("status")
                        .asString())
                .isEqualTo("OPEN");
    }

    @Test
    void a_correction_into_range_closes_what_a_check_opened() {
        String subject = trial.subject();
        String query = "/queries/" + queried(subject);

        HttpResponse<String> corrected =
                trial.submit("site-701", items(subject, systolic("125", "\"transcription error\"")));

        JsonNode told = json(trial.get(query, "mona", corrected));
        assertThat(acts(told)).containsExactly("OPENED by Check: ", "CLOSED by Check: ");
        assertThat(told.path("value").asString()).isEqualTo("250");
        assertThat(told.at("/current/value").asString()).isEqualTo("125");
    }

    @Test
    void a_person_asks_about_a_recorded_item_once_at_a_time() {
        String subject = trial.subject();
        trial.submit("site-701", items(subject, systolic("120", "null")));
        String item = "/subjects/" + subject + "/visits/SCREEN1/items/VS.SYSBP/queries";
        String body = "{\"repeat\":1,\"text\":\"please compare with the source\"}";
        String key = UUID.randomUUID().toString();

        HttpResponse<String> asked = trial.postAs("mona", item, body, "Idempotency-Key", key);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(trial.postAs("mona", item, body, "Idempotency-Key", key).body())
                .isEqualTo(asked.body());
        assertRefused(trial.postAs("mona", item, body), 409, "QUERY_OPEN", "item");
        assertRefused(trial.postAs("mona", item.replace("SYSBP", "DIABP"), body), 404, "UNKNOWN_ITEM", "item");

        String query = json(asked).path("query").asString();
        JsonNode told = json(trial.get("/queries/" + query, "cora", asked));
        assertThat(told.path("rule").asString()).isEqualTo("MANUAL");
        assertThat(told.path("openedBy").asString()).isEqualTo("Name of mona");
        assertThat(acts(told)).containsExactly("OPENED by Name of mona: please compare with the source");
    }

    @Test
    void what_a_query_does_not_allow_is_refused_by_name() {
        String id = queried(trial.subject());
        String query = "/queries/" + id;
        long head = trial.head();
        assertRefused(trial.postAs("mona", query + "/closure", "{}"), 409, "QUERY_NOT_ANSWERED", "text");
        assertRefused(trial.postAs("mona", query + "/reopening", text("again")), 409, "QUERY_OPEN", "query");
        assertRefused(trial.postAs("cora", query + "/answers", text(" ")), 400, "TEXT_MISSING", "text");
        assertRefused(
                trial.postAs("cora", query.replace("~1~1", "~1~2") + "/answers", text("x")),
                404,
                "UNKNOWN_QUERY",
                null);
        assertRefused(trial.postAs("cora", "/queries/none/answers", text("x")), 404, "UNKNOWN_QUERY", null);
        assertRefused(trial.postAs("mona", query + "/answers", text("x")), 403, "NOT_AUTHORIZED", null);
        assertRefused(trial.postAs("cora", query + "/closure", text("x")), 403, "NOT_AUTHORIZED", null);
        assertRefused(trial.postAs("cora", query + "/reopening", text("x")), 403, "NOT_AUTHORIZED", null);
        assertThat(trial.head()).isEqualTo(head);

        trial.postAs("mona", query + "/closure", text("raised in error"));
        assertRefused(trial.postAs("cora", query + "/answers", text("x")), 409, "QUERY_CLOSED", "query");
    }

    @Test
    void queries_are_listed_by_who_has_to_act_and_page_by_page() {
        String subject = trial.subject();
        String open = queried(subject);
        HttpResponse<String> second = trial.submit("site-701", """
                {"visits":[{"subject":"%s","visit":"WK2","date":"2014-01-16","items":[%s]}]}""".formatted(subject, systolic("260", "null")));
        String answered = json(second).at("/visits/0/items/0/queryId").asString();
        HttpResponse<String> told = trial.postAs("cora", "/queries/" + answered + "/answers", text("yes"));
        String ofSubject = "/queries?subject=" + subject;

        assertThat(ids(ofSubject, told)).containsExactly(open, answered);
        assertThat(ids(ofSubject + "&waitingFor=SITE", told)).containsExactly(open);
        assertThat(ids(ofSubject + "&waitingFor=DATA_MANAGEMENT", told)).containsExactly(answered);
        assertThat(ids(ofSubject + "&status=ANSWERED,CLOSED", told)).containsExactly(answered);
        assertThat(ids(ofSubject + "&status=OPEN&waitingFor=DATA_MANAGEMENT", told))
                .isEmpty();
        assertThat(ids(ofSubject + "&visit=WK2", told)).containsExactly(answered);
        assertThat(ids("/queries?site=701&limit=500&status=OPEN", told))
                .contains(open)
                .doesNotContain(answered);
        JsonNode first = json(trial.get(ofSubject + "&limit=1", "dora", told));
        assertThat(first.path("next").asString()).isEqualTo(open);
        assertThat(ids(ofSubject + "&limit=1&after=" + open, told)).containsExactly(answered);
        assertThat(json(trial.get(ofSubject, "site-702", told)).path("queries").size())
                .isZero();
        assertRefused(trial.get("/queries?status=LOST", "dora", told), 400, "MALFORMED", "status");
    }

    private List<String> ids(String path, HttpResponse<String> since) {
        List<String> ids = new ArrayList<>();
        json(trial.get(path, "dora", since))
                .path("queries")
                .forEach(query -> ids.add(query.path("query").asString()));
        return ids;
    }
}
