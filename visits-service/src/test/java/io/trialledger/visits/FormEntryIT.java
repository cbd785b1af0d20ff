package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A visit as a person enters it: forms out, data in, and what each field was before. */
@ExtendWith(WithTrial.class)
class FormEntryIT {

    private static final String VITAL_SIGNS = """
        {"name":"Vital signs","activities":["Vital signs"],"sections":[
          {"name":"Blood pressure","items":[{"item":"VS.SYSBP","required":true}]},
          {"name":"Remarks","items":[{"item":"CO.TEXT"}]}]}\
        """;

    private final Trial trial;
    private String visit;

    FormEntryIT(Trial trial) {
        this.trial = trial;
    }

    @BeforeEach
    void atWeek2() {
        assertThat(trial.putAs("dora", "/forms/VS", VITAL_SIGNS).statusCode()).isEqualTo(200);
        visit = "/subjects/" + trial.subject() + "/visits/WK2";
    }

    private HttpResponse<String> enter(String body, String... headers) {
        return trial.putAs("cora", visit + "/data", body, headers);
    }

    private static String pressure(String value, String reason) {
        return """
            {"date":"2014-01-16","items":[{"item":"VS.SYSBP","value":"%s","unit":"mmHg","reason":%s}]}\
            """.formatted(value, reason);
    }

    @Test
    void forms_are_defined_once_and_listed() {
        HttpResponse<String> again = trial.putAs("dora", "/forms/VS", VITAL_SIGNS);
        assertThat(again.body()).isEqualTo("{\"recorded\":false}");
        assertRefused(
                trial.putAs("dora", "/forms/XX", VITAL_SIGNS.replace("CO.TEXT", "CO.NONE")),
                409,
                "UNKNOWN_ITEM",
                "sections");
        assertRefused(trial.putAs("cora", "/forms/VS", VITAL_SIGNS), 403, "NOT_AUTHORIZED", null);

        JsonNode form = json(trial.get("/forms", "cora", again)).path("forms").get(0);
        assertThat(form.path("form").asString()).isEqualTo("VS");
        assertThat(form.at("/sections/0/items/0").toString()).isEqualTo("{\"item\":\"VS.SYSBP\",\"required\":true}");
        assertThat(form.at("/activities/0").asString()).isEqualTo("Vital signs");
    }

    @Test
    void a_visits_forms_are_shown_empty_then_with_what_was_entered() {
        HttpResponse<String> defined = trial.putAs("dora", "/forms/VS", VITAL_SIGNS);
        HttpResponse<String> empty = trial.get(visit + "/form-entry", "cora", defined);
        assertThat(empty.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(json(empty).at("/visit/display").asString()).isEqualTo("overdue");
        assertThat(json(empty).at("/visit/expected").asInt()).isEqualTo(1);
        assertThat(json(empty).at("/visit/answered").asInt()).isZero();
        assertThat(json(empty).path("editable").asBoolean()).isTrue();
        JsonNode field = json(empty).at("/forms/0/sections/0/items/0");
        assertThat(field.path("required").asBoolean()).isTrue();
        assertThat(field.path("value").isNull()).isTrue();
        assertThat(field.at("/softRanges/0/high").asString()).isEqualTo("200");

        HttpResponse<String> entered = enter(pressure("250", "null"), "If-Match", "\"0\"");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
        assertThat(entered.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(entered).path("version").asInt()).isEqualTo(2);
        assertThat(json(entered).path("receipts").size()).isEqualTo(1);
        assertThat(json(entered).has("receipt")).isFalse();
        assertThat(json(entered).at("/visit/result").asString()).isEqualTo("RECORDED");
        assertThat(json(entered).at("/visit/items/0/result").asString()).isEqualTo("acceptedWithQuery");

        JsonNode shown = json(trial.get(visit + "/form-entry", "mona", entered));
        assertThat(shown.path("version").asInt()).isEqualTo(2);
        assertThat(shown.path("editable").asBoolean())
                .as("a monitor enters nothing")
                .isFalse();
        assertThat(shown.at("/visit/display").asString()).isEqualTo("complete");
        assertThat(shown.at("/visit/openQueries").asInt()).isEqualTo(1);
        assertThat(shown.at("/visit/epoch").asString()).isEqualTo("Treatment");
        JsonNode filled = shown.at("/forms/0/sections/0/items/0");
        assertThat(filled.path("value").asString()).isEqualTo("250");
        assertThat(filled.path("recordedBy").asString()).isEqualTo("cora");
        assertThat(filled.path("recordedByName").asString()).isEqualTo("Name of cora");
        assertThat(filled.path("recordedByRole").asString()).isEqualTo("COORDINATOR");
        assertThat(filled.at("/queries/0/status").asString()).isEqualTo("OPEN");
    }

    @Test
    void a_visit_is_in_progress_until_what_is_required_is_there() {
        HttpResponse<String> dated = enter("{\"date\":\"2014-01-16\",\"items\":[]}");
        assertThat(json(dated).path("version").asInt()).isZero();
        assertThat(json(dated).path("receipts").size()).isEqualTo(1);
        assertThat(json(trial.get(visit, "cora", dated)).at("/visit/display").asString())
                .isEqualTo("inProgress");

        HttpResponse<String> notDone =
                enter("{\"items\":[{\"item\":\"VS.SYSBP\",\"notDone\":true,\"reason\":\"cuff broken\"}]}");
        JsonNode complete = json(trial.get(visit, "cora", notDone)).path("visit");
        assertThat(complete.path("display").asString()).isEqualTo("complete");
        assertThat(complete.path("answered").asInt()).isEqualTo(1);
    }

    @Test
    void data_decided_on_an_old_version_store_nothing() {
        enter(pressure("120", "null"));
        long head = trial.head();

        HttpResponse<String> stale = enter(pressure("130", "\"typing error\""), "If-Match", "\"0\"");

        assertRefused(stale, 412, "STALE_VERSION", "If-Match");
        assertThat(trial.head()).isEqualTo(head);
        assertThat(enter(pressure("130", "\"typing error\""), "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_date_that_others_changed_meanwhile_is_not_overwritten() {
        assertThat(enter("{\"date\":\"2014-01-16\",\"dateSeen\":\"\"}").statusCode())
                .isEqualTo(200);
        assertThat(enter("{\"date\":\"2014-01-17\",\"dateSeen\":\"2014-01-16\",\"reason\":\"misread\"}")
                        .statusCode())
                .isEqualTo(200);
        long head = trial.head();

        String later = """
            {"date":"2014-01-18","dateSeen":"%s","reason":"typing error","items":[{"item":"CO.TEXT","value":"felt dizzy"}]}\
            """;
        assertRefused(enter(later.formatted("2014-01-16"), "If-Match", "\"0\""), 412, "STALE_VERSION", "date");
        assertRefused(enter(later.formatted("")), 412, "STALE_VERSION", "date");
        assertRefused(enter(later.formatted("yesterday")), 400, "DATE_INVALID", "dateSeen");
        assertThat(trial.head()).isEqualTo(head);
        assertThat(enter(later.formatted("2014-01-17"), "If-Match", "\"0\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void items_are_answered_one_by_one_and_a_refused_visit_is_a_problem() {
        HttpResponse<String> mixed = enter("""
            {"date":"2014-01-16","items":[
              {"item":"VS.SYSBP","value":"high","unit":"mmHg"},{"item":"CO.TEXT","value":"felt dizzy"}]}\
            """);
        assertThat(json(mixed).at("/visit/items/0/rule").asString()).isEqualTo("WRONG_TYPE");
        assertThat(json(mixed).at("/visit/items/0/field").asString()).isEqualTo("items[0].value");
        assertThat(json(mixed).at("/visit/items/1/result").asString()).isEqualTo("accepted");

        long head = trial.head();
        assertRefused(enter("{\"date\":\"2013-12-01\",\"reason\":\"x\"}"), 409, "BEFORE_CONSENT", "date");
        assertThat(trial.head()).isEqualTo(head);
    }

    @Test
    void a_field_tells_what_it_was_by_whom_and_why() {
        enter(pressure("182", "null"));
        HttpResponse<String> corrected = enter(pressure("128", "\"transcription error\""));
        HttpResponse<String> notDone =
                enter("{\"items\":[{\"item\":\"VS.SYSBP\",\"notDone\":true,\"reason\":\"other patient\"}]}");

        String path = visit + "/items/VS.SYSBP/history";
        JsonNode entries = json(trial.get(path, "mona", notDone)).path("entries");
        assertThat(entries.size()).isEqualTo(3);
        assertThat(entries.get(0).path("kind").asString()).isEqualTo("RECORDED");
        JsonNode correction = entries.get(1);
        assertThat(correction.path("kind").asString()).isEqualTo("CORRECTED");
        assertThat(correction.path("value").asString()).isEqualTo("128");
        assertThat(correction.path("previousValue").asString()).isEqualTo("182");
        assertThat(correction.path("reason").asString()).isEqualTo("transcription error");
        assertThat(correction.path("byName").asString()).isEqualTo("Name of cora");
        assertThat(json(corrected).at("/receipts/0/events").findValuesAsString("eventId"))
                .contains(correction.path("eventId").asString());
        assertThat(entries.get(2).path("kind").asString()).isEqualTo("NOT_DONE");

        String then = RunningService.position(corrected);
        assertThat(json(trial.get(path + "?asOf=" + then, "mona", notDone))
                        .path("entries")
                        .size())
                .isEqualTo(2);
    }
}
