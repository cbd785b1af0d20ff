package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIT {

    private static final String STUDIES = "/api/v1/studies";

    @BeforeEach
    void reset() {
        WORLD.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STUDIES, "/api/v1/studies/LZZT/history", "/api/v1/studies/LZZT/history/bundle", "/api/v1/nothing"
            })
    void without_a_token_nobody_gets_in(String path) throws IOException, InterruptedException {
        refuses(WORLD.anonymous(path));
    }

    @Test
    void an_expired_token_is_refused() throws IOException, InterruptedException {
        refuses(with(WORLD.issuer.expiredToken()));
    }

    @Test
    void a_token_of_another_issuer_is_refused() throws IOException, InterruptedException {
        refuses(with(WORLD.issuer.tokenOfAnotherIssuer()));
    }

    @Test
    void a_token_signed_by_someone_else_is_refused() throws IOException, InterruptedException {
        refuses(with(WORLD.issuer.tokenSignedBySomeoneElse()));
    }

    @Test
    void a_token_issued_for_nobody_or_somebody_else_is_refused() throws IOException, InterruptedException {
        refuses(with(WORLD.issuer.tokenFor()));
        refuses(with(WORLD.issuer.tokenFor("another")));
    }

    @Test
    void something_that_is_no_token_is_refused() throws IOException, InterruptedException {
        refuses(with("nonsense"));
    }

    @Test
    void health_is_open() throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(WORLD.anonymous("/actuator/health"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(World.json(response).get("status").asString()).isEqualTo("UP");
    }

    @Test
    void metrics_are_for_this_machine_and_for_token_holders() throws IOException, InterruptedException {
        String metrics = "/actuator/prometheus";
        WORLD.get(STUDIES);

        assertThat(WORLD.send(WORLD.anonymous(metrics)).body()).contains("http_server_requests");
        assertThat(WORLD.send(WORLD.anonymous(metrics).header("X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(WORLD.send(WORLD.request(metrics).header("X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void no_other_actuator_endpoint_is_there() throws IOException, InterruptedException {
        assertThat(WORLD.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(WORLD.get("/actuator/gateway").statusCode()).isEqualTo(404);
    }

    @Test
    void every_answer_carries_each_security_header_once() throws IOException, InterruptedException {
        WORLD.enrollment.answers(exchange -> {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
            exchange.getResponseHeaders().set("X-Correlation-Id", "of-the-service");
            StubService.json(exchange, 200, "{}");
        });
        for (HttpResponse<String> response : List.of(
                WORLD.get(STUDIES),
                WORLD.send(WORLD.anonymous(STUDIES)),
                WORLD.get("/api/v1/nothing"),
                WORLD.get("/api/v1/studies/LZZT/history?limit=0"))) {
            Map<String, List<String>> headers = response.headers().map();
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("x-frame-options")).containsExactly("DENY");
            assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
            assertThat(headers.get("content-security-policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            assertThat(headers.get("cache-control"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("no-store");
            assertThat(headers.get("x-correlation-id")).hasSize(1).doesNotContain("of-the-service");
            assertThat(headers).doesNotContainKeys("strict-transport-security", "server", "set-cookie");
        }
    }

    @Test
    void a_correlation_id_is_kept_if_it_is_one_and_made_if_not() throws IOException, InterruptedException {
        assertThat(correlation("my-id.7")).isEqualTo("my-id.7");
        assertThat(correlation("no id")).matches("[0-9a-f-]{36}");
        assertThat(correlation("x".repeat(65))).matches("[0-9a-f-]{36}");
        HttpResponse<String> refused = WORLD.send(WORLD.anonymous(STUDIES).header("X-Correlation-Id", "my-id"));
        assertThat(World.json(refused).get("correlationId").asString()).isEqualTo("my-id");
    }

    @Test
    void behind_tls_the_browser_is_told_to_stay_there_and_a_silent_identity_is_named()
            throws IOException, InterruptedException {
        String url = WORLD.start(
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1",
                "--server.forward-headers-strategy=native");

        HttpResponse<String> response = WORLD.send(HttpRequest.newBuilder(URI.create(url + STUDIES))
                .header("Authorization", "Bearer " + WORLD.issuer.token())
                .header("X-Forwarded-Proto", "https"));

        assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(World.rule(response)).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(World.json(response).get("service").asString()).isEqualTo("identity");
    }

    private static String correlation(String given) throws IOException, InterruptedException {
        WORLD.reset();
        HttpResponse<String> response = WORLD.send(WORLD.request(STUDIES).header("X-Correlation-Id", given));
        String id = response.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(WORLD.enrollment.asked.get(0).header("X-Correlation-Id")).isEqualTo(id);
        return id;
    }

    private static HttpRequest.Builder with(String token) {
        return WORLD.anonymous(STUDIES).header("Authorization", "Bearer " + token);
    }

    private static void refuses(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(World.rule(response)).isEqualTo("NOT_AUTHENTICATED");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer");
        assertThat(WORLD.services()).allMatch(service -> service.asked.isEmpty());
    }
}
