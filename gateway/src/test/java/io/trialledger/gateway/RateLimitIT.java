package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitIT {

    private static final String URL = WORLD.start(
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + WORLD.issuer.url(),
            "--trialledger.gateway.rate-limits.api-burst=3",
            "--trialledger.gateway.rate-limits.api-per-second=1",
            "--trialledger.gateway.rate-limits.session-burst=2",
            "--trialledger.gateway.rate-limits.session-per-second=1",
            "--trialledger.gateway.rate-limits.logins-per-minute=2");

    @BeforeEach
    void reset() {
        WORLD.reset();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(URL + path));
        return WORLD.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    @Test
    void who_asks_too_often_is_told_to_wait_and_the_others_are_not() throws IOException, InterruptedException {
        String token = WORLD.issuer.token();
        HttpResponse<String> refused = get("/api/v1/studies", token);
        for (int i = 0; i < 50 && refused.statusCode() == 200; i++) {
            refused = get("/api/v1/studies", token);
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(World.rule(refused)).isEqualTo("RATE_LIMITED");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/api/v1/studies", "").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health", "").statusCode()).isEqualTo(200);
    }

    @Test
    void logins_are_begun_only_so_often_from_one_address() throws IOException, InterruptedException {
        assertThat(get("/login", "").statusCode()).isEqualTo(302);
        assertThat(get("/login", "").statusCode()).isEqualTo(302);
        HttpResponse<String> refused = get("/login", "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(2, 30);
    }
}
