package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.trialledger.visits.visit.RecordVisitData;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was observed: batches in, answered item by item and read back. */
@ExtendWith(WithTrial.class)
class SubmissionsIT {

    private final Trial trial;

    SubmissionsIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void items_are_answered_one_by_one_in_order() {
        String subject = trial.subject();
        String elsewhere = trial.subject("702");
        HttpResponse<String> answer = trial.submit("site-701", """
                {"visits":[
                 {"subject":"%1$s","visit":"SCREEN1","date":"2014-01-01","items":[
                  {"item":"VS.SYSBP","value":"120.0","unit":"mmHg"},
                  {"item":"VS.SYSBP","repeat":2,"value":"250","unit":"mmHg","date":"2014-01-01T10:15"},
                  {"item":"LB.BILI","value":"<0.2","unit":"mg/dL","date":"2014"},
                  {"item":"LB.GONE","value":"1"},
                  {"item":"LB.BILI","repeat":2,"value":"1","unit":"kg"},
                  {"item":"LB.BILI","repeat":2,"value":"1","unit":"mg/dL","date":"2014-02-30"},
                  {"item":"LB.COLOR","notDone":true,"reason":"no sample"},
                  {"item":"CO.TEXT","value":"felt dizzy"}]},
                 {"subject":"%2$s","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"%1$s","visit":"WK22","scheduled":"WK22","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"9999","visit":"WK2","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"%1$s","visit":"WK2","date":"2013-5","items":[{"item":"LB.COLOR","value":"N"}]}]}""".formatted(subject, elsewhere));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode visits = json(answer).path("visits");
        assertThat(results(visits.get(0)))
                .containsExactly(
                        "accepted",
                        "acceptedWithQuery " + subject + "~SCREEN1~VS.SYSBP~2~1",
                        "accepted",
                        "rejected UNKNOWN_ITEM visits[0].items[3].item",
                        "rejected UNKNOWN_UNIT visits[0].items[4].unit",
                        "rejected DATE_INVALID visits[0].items[5].date",
                        "accepted",
                        "accepted");
        assertThat(visits.get(0).path("result").asString()).isEqualTo("RECORDED");
        assertThat(results(visits.get(1))).containsExactly("rejected NOT_AUTHORIZED visits[1].subject");
        assertThat(results(visits.get(2))).containsExactly("rejected UNKNOWN_VISIT visits[2].scheduled");
        assertThat(results(visits.get(3)).get(0)).startsWith("rejected UNKNOWN_SUBJECT visits[3]");
        assertThat(results(visits.get(4))).containsExactly("rejected DATE_INVALID visits[4].date");
        assertThat(json(answer).path("accepted").asInt()).isEqualTo(4);
        assertThat(json(answer).path("acceptedWithQuery").asInt()).isEqualTo(1);
        assertThat(json(answer).path("rejected").asInt()).isEqualTo(7);

        assertReadBack(subject, answer);
    }

    private void assertReadBack(String subject, HttpResponse<String> answer) {
        String lines = trial.get("/items.ndjson?site=701", "mona", answer).body();
        assertThat(lines.lines().filter(line -> line.contains("\"subject\":\"" + subject + "\"")))
                .hasSize(5)
                .anyMatch(line -> line.contains("\"value\":\"120.0\",\"unit\":\"mmHg\",\"date\":null"))
                .anyMatch(line -> line.contains("\"value\":\"<0.2\",\"unit\":\"mg/dL\",\"date\":\"2014\""))
                .anyMatch(line -> line.contains("\"notDone\":true,\"reason\":\"no sample\""))
                .anyMatch(line -> line.contains("\"value\":\"felt dizzy\""));
        JsonNode queries =
                json(trial.get("/queries?site=701&limit=500", "mona", answer)).path("queries");
        assertThat(queries.toString()).contains(subject + "~SCREEN1~VS.SYSBP~2~1", "\"high\":\"200\"");
        assertThat(trial.get("/items.ndjson", "site-702", answer).body()).doesNotContain(subject);
        assertThat(trial.get("/queries?limit=500", "site-702", answer).body())
                .contains("\"queries\":[")
                .doesNotContain(subject);
    }

    @Test
    void a_correction_keeps_the_old_value_and_the_same_value_again_makes_no_event() {
        String subject = trial.subject();
        trial.submit("site-701", items(subject, "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
        long head = trial.head();
        HttpResponse<String> again =
                trial.submit("site-701", items(subject, "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
        assertThat(results(json(again).path("visits").get(0))).containsExactly("accepted");
        assertThat(trial.head()).isEqualTo(head);

        HttpResponse<String> without = trial.submit(
                "site-701", items(subject, "{\"item\":\"LB.BILI\",\"value\":\"0.40\",\"unit\":\"mg/dL\"}"));
        assertThat(results(json(without).path("visits").get(0)))
                .containsExactly("rejected REASON_REQUIRED visits[0].items[0].reason");

        HttpResponse<String> corrected = trial.submit(
                "site-701",
                items(
                        subject,
                        "{\"item\":\"LB.BILI\",\"value\":\"0.40\",\"unit\":\"mg/dL\",\"reason\":\"as printed\"}"));
        JsonNode visit =
                json(trial.get("/subjects/" + subject + "/visits/SCREEN1?history=true", "site-701", corrected));
        JsonNode item = visit.path("items").get(0);
        assertThat(item.path("value").asString()).isEqualTo("0.40");
        assertThat(item.path("reason").asString()).isEqualTo("as printed");
        assertThat(item.path("history").size()).isEqualTo(1);
        assertThat(item.path("history").get(0).path("value").asString()).isEqualTo("0.4");
        assertThat(item.path("recordedBy").asString()).isEqualTo("Name of site-701");
    }

    @Test
    void a_repeated_submission_is_answered_as_the_first_time_even_after_a_crash() {
        String key = UUID.randomUUID().toString();
        String body = """
                {"visits":[
                 {"subject":"%s","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"VS.SYSBP","value":"250","unit":"mmHg"},{"item":"X","value":"1"}]},
                 {"subject":"%s","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]}]}""".formatted(trial.subject(), trial.subject());
        HttpResponse<String> first = trial.submit("site-701", body, "Idempotency-Key", key);
        long head = trial.head();

        assertThat(trial.submit("site-701", body, "Idempotency-Key", key).body())
                .isEqualTo(first.body());

        forgetAnswers();
        assertThat(trial.submit("site-701", body, "Idempotency-Key", key).body())
                .isEqualTo(first.body());
        assertThat(trial.head()).isEqualTo(head);

        assertRefused(
                trial.submit("site-701", body.replace("250", "251"), "Idempotency-Key", key),
                409,
                "KEY_REUSED",
                "Idempotency-Key");
    }

    @Test
    void a_submission_that_meets_somebody_else_stops_there_and_goes_on_when_repeated() {
        String key = UUID.randomUUID().toString();
        String contended = trial.subject();
        String body = """
                {"visits":[
                 {"subject":"%s","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"%s","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]}]}""".formatted(trial.subject(), contended);
        long head = trial.head();
        HttpResponse<String> stopped;
        Registration somebodyElse = trial.service().bean(CommandBus.class).registerHandlerInterceptor((work, chain) -> {
            if (work.getMessage().getPayload() instanceof RecordVisitData c
                    && c.subjectId().equals(contended)) {
                throw new ConcurrencyException("somebody else was quicker");
            }
            return chain.proceed();
        });
        try {
            stopped = trial.submit("site-701", body, "Idempotency-Key", key);
        } finally {
            somebodyElse.cancel();
        }
        assertRefused(stopped, 503, "NOT_YET_KNOWN", null);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
        assertThat(trial.head()).isEqualTo(head + 2);

        HttpResponse<String> repeated = trial.submit("site-701", body, "Idempotency-Key", key);
        assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(200);
        assertThat(json(repeated).path("accepted").asInt()).isEqualTo(2);
        assertThat(json(repeated).path("visits").get(0).path("result").asString())
                .isEqualTo("RECORDED");
        assertThat(trial.head()).isEqualTo(head + 4);
    }

    @Test
    void a_thousand_items_are_taken_at_once() {
        String subject = trial.subject();
        String visits = IntStream.range(0, 10)
                .mapToObj(visit -> """
                        {"subject":"%s","visit":"UNS-%d","date":"2014-02-0%d","items":[%s]}""".formatted(
                                subject,
                                visit,
                                1 + visit % 9,
                                String.join(
                                        ",",
                                        IntStream.range(0, 150)
                                                .mapToObj(i -> "{\"item\":\"LB.BILI\",\"repeat\":" + (i + 1)
                                                        + ",\"value\":\"0." + i + "\",\"unit\":\"mg/dL\"}")
                                                .toList())))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();

        HttpResponse<String> answer = trial.submit("site-701", "{\"visits\":[" + visits + "]}");

        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1500);
        assertThat(json(trial.get("/subjects/" + subject + "/items", "site-701", answer))
                        .path("items")
                        .size())
                .isEqualTo(1500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"visits\":[]}",
                "{\"visits\":[{}]}",
                "{\"visits\":[null]}",
                "{\"visits\":{}}"
            })
    void a_submission_of_another_shape_is_refused(String body) {
        long head = trial.head();
        assertRefused(trial.submit("site-701", body), 400, "MALFORMED", null);
        assertThat(trial.head()).isEqualTo(head);
    }

    /** The results of a visit's items, each as a line. */
    private static List<String> results(JsonNode visit) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : visit.path("items")) {
            lines.add(Stream.of("result", "queryId", "rule", "field")
                    .map(field -> item.path(field).asString(""))
                    .filter(text -> !text.isEmpty())
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow());
        }
        return lines;
    }

    /** As if the service had crashed after its commits and before it kept the answers. */
    private void forgetAnswers() {
        assertThat(trial.service()
                        .bean(MongoDatabase.class)
                        .getCollection("idempotency")
                        .deleteMany(new Document())
                        .getDeletedCount())
                .isPositive();
    }
}
