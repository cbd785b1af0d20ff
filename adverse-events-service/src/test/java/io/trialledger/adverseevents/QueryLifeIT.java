package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.RunningService.position;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A query about an adverse event: asked by a check, answered by the site, closed by data management. */
@ExtendWith(OneTrial.class)
class QueryLifeIT {

    private static final String WITHOUT_ONSET = rash().replace("\"onset\":\"2013-02-01\",", "");

    private final Trial trial;
    private final String subject;
    private final String query;
    private final HttpResponse<String> reported;

    QueryLifeIT(Trial trial) {
        this.trial = trial;
        this.subject = trial.subject();
        this.reported = trial.put(subject, "AE1", WITHOUT_ONSET);
        this.query = "/adverse-event-queries/" + subject + "~AE1~ONSET_MISSING~1";
    }

    @Test
    void is_answered_by_its_site_and_closed_by_data_management() {
        JsonNode asked = json(trial.getAfter(reported, query, "dana"));
        assertThat(asked.path("query").asString()).isEqualTo(subject + "~AE1~ONSET_MISSING~1");
        assertThat(asked.path("status").asString()).isEqualTo("OPEN");
        assertThat(asked.path("waitingFor").asString()).isEqualTo("SITE");
        assertThat(asked.path("age").asInt(-1)).isZero();

        HttpResponse<String> answered = trial.post(query + "/answers", "ina", text("the patient does not remember"));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        JsonNode waiting = json(trial.getAfter(answered, query, "dana"));
        assertThat(waiting.path("status").asString()).isEqualTo("ANSWERED");
        assertThat(waiting.path("waitingFor").asString()).isEqualTo("DATA_MANAGEMENT");

        HttpResponse<String> closed = trial.post(query + "/closure", "dana", "{\"text\":null}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        JsonNode settled = json(trial.getAfter(closed, query, "ina"));
        assertThat(settled.path("status").asString()).isEqualTo("CLOSED");
        assertThat(settled.path("waitingFor").isNull()).isTrue();
        assertThat(settled.path("thread"))
                .extracting(entry -> entry.path("act").asString() + " "
                        + entry.path("byName").asString() + " "
                        + entry.path("role").asString("-") + " "
                        + entry.path("text").asString("-"))
                .containsExactly(
                        "OPENED Check - -",
                        "ANSWERED Name of ina INVESTIGATOR the patient does not remember",
                        "CLOSED Name of dana DATA_MANAGER -");
        assertThat(problem(trial.post(query + "/answers", "ina", text("wait")))).isEqualTo("409 QUERY_CLOSED");

        JsonNode then = json(trial.get(query + "?asOf=" + position(answered), "dana"));
        assertThat(then.path("status").asString()).isEqualTo("ANSWERED");
        assertThat(then.path("thread").size()).isEqualTo(2);
    }

    @Test
    void lists_and_counts_tell_where_it_stands() {
        HttpResponse<String> answered = trial.post(query + "/answers", "ina", text("unknown"));

        JsonNode list = json(
                trial.getAfter(answered, "/adverse-event-queries?status=OPEN,ANSWERED&subject=" + subject, "dana"));
        assertThat(list.path("items").get(0).path("status").asString()).isEqualTo("ANSWERED");
        assertThat(list.path("counts").path("ONSET_MISSING").path("ANSWERED").asInt())
                .isEqualTo(1);
        assertThat(list.path("counts").path("ONSET_MISSING").path("OPEN").asInt(-1))
                .isZero();
        JsonNode one = json(trial.read(subject, "AE1", answered));
        assertThat(one.path("queries").get(0).path("waitingFor").asString()).isEqualTo("DATA_MANAGEMENT");
    }

    @Test
    void a_follow_up_that_removes_the_reason_still_resolves_it() {
        HttpResponse<String> corrected = trial.followUp(subject, "AE1", rash());

        JsonNode settled = json(trial.getAfter(corrected, query, "dana"));
        assertThat(settled.path("status").asString()).isEqualTo("RESOLVED");
        assertThat(settled.path("thread").get(1).path("act").asString()).isEqualTo("RESOLVED");
        assertThat(settled.path("thread").get(1).path("by").asString()).isEqualTo("site-701");
        assertThat(json(trial.getAfter(corrected, "/adverse-event-queries?status=RESOLVED&subject=" + subject, "dana"))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void only_who_may_acts_and_a_bad_act_is_named() {
        assertThat(problem(trial.post(query + "/answers", "ida", text("ours?"))))
                .isEqualTo("403 NOT_AUTHORIZED");
        assertThat(problem(trial.post(query + "/answers", "dana", text("mine?"))))
                .isEqualTo("403 NOT_AUTHORIZED");
        assertThat(problem(trial.post(query + "/closure", "ina", text("done")))).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(problem(trial.post(query + "/answers", "ina", text(" ")))).isEqualTo("400 MALFORMED");
        assertThat(problem(trial.post(query + "/closure", "dana", "{}"))).isEqualTo("409 QUERY_NOT_ANSWERED");
        String never = query.replace("ONSET_MISSING", "ONGOING_WITH_END");
        assertThat(problem(trial.post(never + "/answers", "ina", text("what?"))))
                .isEqualTo("404 UNKNOWN_QUERY");
        assertThat(problem(trial.get(never, "dana"))).isEqualTo("404 UNKNOWN_QUERY");
        assertThat(problem(trial.get("/adverse-event-queries/nonsense", "dana")))
                .isEqualTo("404 UNKNOWN_QUERY");
    }

    @Test
    void an_act_sent_twice_with_one_key_is_done_once() {
        List<HttpResponse<String>> twice = List.of(answerWithKey("key-" + subject), answerWithKey("key-" + subject));

        assertThat(twice).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(json(trial.getAfter(twice.get(1), query, "dana"))
                        .path("thread")
                        .size())
                .isEqualTo(2);
    }

    private HttpResponse<String> answerWithKey(String key) {
        return trial.post(query + "/answers", "ina", text("once"), "Idempotency-Key", key);
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("rule").asString("");
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
