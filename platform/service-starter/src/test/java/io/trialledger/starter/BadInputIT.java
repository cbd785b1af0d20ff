package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BadInputIT {

    private final Service service = Service.shared();
    private final String cora = SampleService.person("cora", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                                                      | 400 | MALFORMED        |",
                "{\"text\":\"a\",\"on\":\"2013-5\"}                            | 400 | MALFORMED        | on",
                "{\"text\":\"a\",\"on\":\"2026-02-30\"}                        | 400 | MALFORMED        | on",
                "{\"text\":\"a\",\"on\":\"2026-01-02\",\"sex\":\"F\"}          | 400 | MALFORMED        | sex",
                "{\"text\":{\"a\":1},\"on\":\"2026-01-02\"}                    | 400 | MALFORMED        | text",
                "{\"text\":\" \",\"on\":\"2026-01-02\"}                        | 400 | MALFORMED        | text",
                "{\"text\":\"a\",\"on\":\"1999-01-02\"}                        | 409 | NOTE_IN_THE_PAST | on",
                "[1,2                                                          | 400 | MALFORMED        |",
            })
    void bad_input_is_named_and_leaves_no_event(String body, int status, String rule, String field) {
        long head = service.head();
        HttpResponse<String> answer = service.write("bad", cora, body);
        JsonNode problem = Service.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem.get("rule").stringValue()).isEqualTo(rule);
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:trialledger:rule:" + rule);
        assertThat(problem.has("field") ? problem.get("field").stringValue() : null)
                .isEqualTo(field);
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void what_has_no_past_says_so() {
        HttpResponse<String> answer =
                service.get("/api/v1/ledger/sample?asOf=2026-01-02T00:00:00Z", SampleService.person("ada", ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo("NO_PAST");
        assertThat(Service.json(answer).get("field").stringValue()).isEqualTo("asOf");
        assertThat(Service.json(answer).get("detail").stringValue()).contains("only ever appended to");
    }

    @Test
    void a_huge_body_is_too_large() {
        HttpResponse<String> answer = service.write("bad", cora, "{\"text\":\"" + "x".repeat(200_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo("TOO_LARGE");
    }

    @Test
    void unknown_paths_and_methods_are_problems_too() {
        assertThat(service.get("/api/v1/nowhere", cora).statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = service.send("PATCH", "/api/v1/studies/S1/notes", cora, "{}");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void an_unforeseen_failure_tells_nothing_but_where_to_look() {
        HttpResponse<String> answer =
                service.get("/api/v1/studies/S1/explosion", cora, "X-Correlation-Id", "look-here");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("look-here").doesNotContain("secret").doesNotContain("IllegalState");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).hasValue("look-here");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02", "2026-01-02T10:00:00", "yesterday", "2999-01-01T00:00:00Z"})
    void an_author_s_time_that_is_none_or_has_not_come_is_refused(String observedAt) {
        long head = service.head();
        HttpResponse<String> answer =
                service.write("bad", cora, "{\"text\":\"a\",\"on\":\"2026-01-02\"}", "Observed-At", observedAt);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo("MALFORMED");
        assertThat(Service.json(answer).get("field").stringValue()).isEqualTo("Observed-At");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_client_s_clock_may_be_a_little_ahead() {
        String soon = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(4).toString();
        HttpResponse<String> answer =
                service.write("soon", cora, "{\"text\":\"a\",\"on\":\"2026-01-02\"}", "Observed-At", soon);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void a_stale_version_is_refused() {
        assertThat(service.write("v1", cora, "{\"text\":\"a\",\"on\":\"2026-01-02\"}")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> stale =
                service.write("v1", cora, "{\"text\":\"b\",\"on\":\"2026-01-02\"}", "If-Match", "\"7\"");
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        assertThat(service.write("v1", cora, "{\"text\":\"b\",\"on\":\"2026-01-02\"}", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void the_api_describes_itself_to_everybody() {
        HttpResponse<String> answer = service.get("/api/v1/openapi", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode write = Service.json(answer)
                .at("/paths/~1api~1v1~1studies~1{study}~1subjects~1{subject}~1sites~1{site}~1notes~1{note}/put");
        assertThat(write.get("operationId").stringValue()).isEqualTo("sample.write");
        assertThat(write.get("parameters").toString())
                .contains("If-Match", "Observed-At")
                .doesNotContain("ifMatch");
        assertThat(write.at("/responses/default/content").toString()).contains("#/components/schemas/Problem");
        JsonNode read = Service.json(answer).at("/paths/~1api~1v1~1studies~1{study}~1notes/get/parameters");
        assertThat(read.toString()).contains("asOf").doesNotContain("Observed-At");
        assertThat(Service.json(answer).at("/components/schemas").propertyNames())
                .anyMatch(name -> name.endsWith("SampleController.NoteRequest"));
    }

    @Test
    void health_and_metrics_are_open_and_nothing_else_is() {
        assertThat(service.get("/actuator/health", null).body()).contains("\"UP\"");
        assertThat(service.get("/actuator/prometheus", null).body())
                .contains("trialledger_log_head", "trialledger_log_lag", "trialledger_dead_letters");
        assertThat(service.get("/actuator/env", null).statusCode()).isEqualTo(401);
    }
}
