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

    private interface Ask {
        HttpResponse<String> studies() throws IOException, InterruptedException;
    }

    /** Asks until that is too often. */
    private static HttpResponse<String> refusalOf(Ask client) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.studies();
        for (int i = 0; i < 50 && answer.statusCode() == 200; i++) {
            answer = client.studies();
        }
        return answer;
    }

    @Test
    void who_asks_too_often_is_told_to_wait_and_the_others_are_not() throws IOException, InterruptedException {
        String token = WORLD.issuer.tokenOf("site-system-701");
        HttpResponse<String> refused = refusalOf(() -> get("/api/v1/studies", token));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(World.rule(refused)).isEqualTo("RATE_LIMITED");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/api/v1/studies", "").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health", "").statusCode()).isEqualTo(200);
        String another = WORLD.issuer.tokenOf("site-system-702");
        assertThat(get("/api/v1/studies", another).statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_in_a_browser_has_an_allowance_apart_from_that_of_her_token()
            throws IOException, InterruptedException {
        Browser browser = new Browser(URL);
        URI atProvider = Browser.location(browser.get("/oauth2/authorization/trialledger"));
        browser.get(WORLD.issuer.logIn(atProvider));

        assertThat(browser.get("/api/v1/studies").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = refusalOf(() -> browser.get("/api/v1/studies"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(World.rule(refused)).isEqualTo("RATE_LIMITED");
        assertThat(get("/api/v1/studies", WORLD.issuer.tokenOf("coordinator-701"))
                        .statusCode())
                .isEqualTo(200);
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
