package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What was recorded is answered as it was recorded then, whatever was corrected since. */
@ExtendWith(WithTrial.class)
class PastIT {

    private static final String BILIRUBIN =
            "{\"item\":\"LB.BILI\",\"value\":\"%s\",\"unit\":\"mg/dL\",\"reason\":\"%s\"}";

    private final Trial trial;

    PastIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void a_visit_and_an_item_corrected_later_are_as_before_at_an_instant_before() {
        String subject = trial.subject();
        HttpResponse<String> first = record(subject);
        String before = await().until(() -> Instant.now().toString(), now -> isAfterAll(subject, now, first));

        HttpResponse<String> corrected = correct(subject);

        assertThat(told(subject, "", corrected)).isEqualTo("2014-01-02 0.44 [0.4]");
        assertThat(told(subject, "&asOf=" + before, corrected)).isEqualTo("2014-01-01 0.4 []");
    }

    @Test
    void the_positions_of_an_earlier_answer_give_that_answer_again() {
        String subject = trial.subject();
        HttpResponse<String> first = record(subject);
        HttpResponse<String> then = visit(subject, "", first);
        String vector = then.headers().firstValue("X-As-Of").orElseThrow();

        HttpResponse<String> corrected = correct(subject);

        HttpResponse<String> again = visit(subject, "&asOf=" + vector, corrected);
        assertThat(again.body()).isEqualTo(then.body());
        assertThat(again.headers().firstValue("X-As-Of")).contains(vector);
        assertThat(visit(subject, "", corrected).body()).isNotEqualTo(then.body());
    }

    @Test
    void a_past_beyond_what_was_read_here_is_refused() {
        HttpResponse<String> first = record(trial.subject());
        Refusals.assertRefused(
                trial.get("/visits?asOf=" + Instant.now().plusSeconds(3600), "mona", first),
                409,
                "AS_OF_AHEAD",
                "asOf");
        Refusals.assertRefused(
                trial.get("/visits?asOf=visits=" + (trial.head() + 1000), "mona", first), 409, "AS_OF_AHEAD", "asOf");
    }

    private HttpResponse<String> record(String subject) {
        return trial.submit("site-701", items(subject, "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
    }

    private HttpResponse<String> correct(String subject) {
        assertThat(trial.put(subject, "SCREEN1", "{\"date\":\"2014-01-02\",\"reason\":\"misread\"}")
                        .statusCode())
                .isEqualTo(200);
        return trial.submit("site-701", """
                {"visits":[{"subject":"%s","visit":"SCREEN1","items":[%s]}]}""".formatted(subject, BILIRUBIN.formatted("0.44", "misread")));
    }

    private boolean isAfterAll(String subject, String now, HttpResponse<String> since) {
        JsonNode item = json(visit(subject, "", since)).path("items").get(0);
        return Instant.parse(now).isAfter(Instant.parse(item.path("recordedAt").asString()));
    }

    private HttpResponse<String> visit(String subject, String asOf, HttpResponse<String> since) {
        return trial.get("/subjects/" + subject + "/visits/SCREEN1?history=true" + asOf, "mona", since);
    }

    /** The visit's date, the item's value, and the values it had before. */
    private String told(String subject, String asOf, HttpResponse<String> since) {
        JsonNode answer = json(visit(subject, asOf, since));
        JsonNode item = answer.path("items").get(0);
        return answer.path("visit").path("date").asString() + " "
                + item.path("value").asString() + " "
                + item.path("history").findValuesAsString("value");
    }
}
