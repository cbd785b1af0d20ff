package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIT {

    @BeforeEach
    void reset() {
        WORLD.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/study-imports?format=usdm, enrollment",
        "GET, /api/v1/studies, enrollment",
        "GET, /api/v1/studies/LZZT, enrollment",
        "PUT, /api/v1/studies/LZZT/sites/701, enrollment",
        "PUT, /api/v1/studies/LZZT/sites/701/activation, enrollment",
        "PUT, /api/v1/studies/LZZT/team/u/grants/g, enrollment",
        "PUT, /api/v1/studies/LZZT/team/u/grants/g/revocation, enrollment",
        "GET, /api/v1/studies/LZZT/subjects?site=701, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/consents/v1, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/consents/v1/withdrawal, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/screening, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/eligibility, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/enrollment, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/randomization, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/discontinuation, enrollment",
        "GET, /api/v1/studies/LZZT/subjects/1/visits, visits",
        "PUT, /api/v1/studies/LZZT/subjects/1/visits/WK2, visits",
        "GET, /api/v1/studies/LZZT/subjects/1/items, visits",
        "GET, /api/v1/studies/LZZT/visits, visits",
        "GET, /api/v1/studies/LZZT/items.ndjson, visits",
        "POST, /api/v1/studies/LZZT/submissions, visits",
        "PUT, /api/v1/studies/LZZT/item-definitions/SYSBP, visits",
        "GET, /api/v1/studies/LZZT/queries, visits",
        "GET, /api/v1/studies/LZZT/visits-due?site=701, visits",
        "GET, /api/v1/studies/LZZT/visit-summary, visits",
        "GET, /api/v1/studies/LZZT/subject-matrix?limit=100, visits",
        "PUT, /api/v1/studies/LZZT/forms/VS, visits",
        "PUT, /api/v1/studies/LZZT/subjects/1/visits/WK2/data, visits",
        "POST, /api/v1/studies/LZZT/queries/q1/answers, visits",
        "POST, /api/v1/study-imports?format=usdm&preview=true, enrollment",
        "GET, /api/v1/studies/LZZT/enrollment-summary, enrollment",
        "PUT, /api/v1/studies/LZZT/enrollment-plan, enrollment",
        "PUT, /api/v1/studies/LZZT/subjects/1/identity, enrollment",
        "POST, /api/v1/studies/LZZT/subjects/1/identity-disclosures, enrollment",
        "GET, /api/v1/studies/LZZT/subjects/1/identity-disclosures/d1, enrollment",
        "GET, /api/v1/studies/LZZT/safety-summary, adverse-events",
        "GET, /api/v1/studies/LZZT/adverse-events.ndjson, adverse-events",
        "POST, /api/v1/studies/LZZT/adverse-event-queries/q1/answers, adverse-events",
        "PUT, /api/v1/studies/LZZT/subjects/1/adverse-events/E1, adverse-events",
        "POST, /api/v1/studies/LZZT/subjects/1/adverse-events/E1/follow-ups, adverse-events",
        "GET, /api/v1/studies/LZZT/adverse-events, adverse-events",
        "GET, /api/v1/studies/LZZT/adverse-event-queries, adverse-events",
        "GET, /api/v1/studies/LZZT/safety-clocks?subject=1, adverse-events",
        "GET, /api/v1/ledger/enrollment, enrollment",
        "GET, /api/v1/ledger/visits/tile/0/x001/067.p/12, visits",
        "POST, /api/v1/ledger/adverse-events/cosignatures, adverse-events",
        "GET, /api/v1/receipts/visits.4f2a, visits",
        "GET, /api/v1/receipts/adverse-events.4f2a/proofs/0, adverse-events",
    })
    void leads_to(String method, String target, String service) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(WORLD.request(target)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"a\":1}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"from\":\"" + service + "\"}");
        StubService asked = WORLD.services().stream()
                .filter(stub -> stub.name.equals(service))
                .findFirst()
                .orElseThrow();
        assertThat(asked.asked).hasSize(1);
        assertThat(asked.asked.get(0).method()).isEqualTo(method);
        assertThat(asked.asked.get(0).target()).isEqualTo(target);
        assertThat(asked.asked.get(0).body()).isEqualTo(method.equals("GET") ? "" : "{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/studies/LZZT/nothing",
                "/api/v1/studies/LZZT/subjects/1/nothing",
                "/api/v1/studies/LZZT/history/nothing",
                "/api/v2/studies",
                "/assets/nothing",
            })
    void an_unknown_path_is_a_404_problem(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(World.rule(response)).isEqualTo("UNKNOWN_PATH");
        assertThat(WORLD.services()).allMatch(service -> service.asked.isEmpty());
    }

    @Test
    void path_and_query_arrive_as_they_were_sent() throws IOException, InterruptedException {
        String target =
                "/api/v1/studies/LZZT/subjects/701%20%C3%A4/visits?asOf=2026-03-01T12%3A00%3A00%2B01%3A00&x=a%26b%3D%25";

        WORLD.get(target);

        assertThat(WORLD.visits.asked.get(0).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/studies/LZZT%2Fx", "/api/v1/studies/../actuator/env", "/api/v1/studies/a;b=c/sites/1"})
    void a_path_that_means_several_things_is_refused(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(WORLD.services()).allMatch(service -> service.asked.isEmpty());
    }

    @Test
    void token_key_version_time_and_all_positions_are_relayed() throws IOException, InterruptedException {
        String token = "Bearer " + WORLD.issuer.token();

        WORLD.send(WORLD.anonymous("/api/v1/studies/LZZT/submissions")
                .header("Authorization", token)
                .header("Idempotency-Key", "key-1")
                .header("If-Match", "\"7\"")
                .header("Observed-At", "2026-03-01T12:00:00-05:00")
                .header("X-Log-Position", "enrollment=12,visits=40")
                .header("X-Correlation-Id", "my-id")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        StubService.Asked asked = WORLD.visits.asked.get(0);
        assertThat(asked.header("Authorization")).isEqualTo(token);
        assertThat(asked.header("Idempotency-Key")).isEqualTo("key-1");
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Observed-At")).isEqualTo("2026-03-01T12:00:00-05:00");
        assertThat(asked.header("X-Log-Position")).isEqualTo("enrollment=12,visits=40");
        assertThat(asked.header("X-Correlation-Id")).isEqualTo("my-id");
        assertThat(asked.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void the_answer_comes_back_with_its_headers_but_without_the_services_address()
            throws IOException, InterruptedException {
        WORLD.enrollment.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"8\"");
            exchange.getResponseHeaders().set("X-Log-Position", "enrollment=13");
            exchange.getResponseHeaders().set("Location", WORLD.enrollment.url() + "/api/v1/studies/LZZT");
            StubService.json(exchange, 201, "{}");
        });

        HttpResponse<String> response =
                WORLD.send(WORLD.request("/api/v1/study-imports").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).contains("\"8\"");
        assertThat(response.headers().firstValue("X-Log-Position")).contains("enrollment=13");
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/studies/LZZT");
    }

    @Test
    void a_services_refusal_comes_back_as_it_is() throws IOException, InterruptedException {
        String problem = "{\"rule\":\"ENROLL_ONCE\",\"status\":409}";
        WORLD.enrollment.answers(exchange -> StubService.send(exchange, 409, "application/problem+json", problem));

        HttpResponse<String> response = WORLD.send(
                WORLD.request("/api/v1/studies/LZZT/subjects/1/enrollment").PUT(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).isEqualTo(problem);
    }

    @Test
    void a_redirect_of_a_service_is_not_followed() throws IOException, InterruptedException {
        WORLD.enrollment.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", WORLD.visits.url() + "/elsewhere");
            StubService.json(exchange, 302, "{}");
        });

        assertThat(WORLD.get("/api/v1/studies").statusCode()).isEqualTo(302);
        assertThat(WORLD.visits.asked).isEmpty();
    }

    @Test
    void the_whole_api_is_described_in_one_document_for_everybody() throws IOException, InterruptedException {
        WORLD.visits.answers(exchange -> StubService.json(exchange, 200, "{\"paths\":{\"/api/v1/x\":{\"get\":{}}}}"));

        HttpResponse<String> answer = WORLD.send(WORLD.anonymous("/api/v1/openapi.json"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(World.json(answer).get("paths").propertyNames())
                .contains("/api/v1/x", "/api/v1/me", "/api/v1/studies/{study}/history");
        assertThat(WORLD.visits.asked.get(0).target()).isEqualTo("/api/v1/openapi");
        assertThat(WORLD.get("/api/v1/openapi").statusCode()).isEqualTo(404);
    }
}
