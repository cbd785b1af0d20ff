package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoginIT {

    private static final String STUDIES = "/api/v1/studies";

    private final Browser browser = new Browser(WORLD.url);

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.issuer.givesTokensFor(600);
        WORLD.issuer.exchanges.clear();
    }

    @Test
    void a_login_leads_back_and_its_calls_carry_a_token_that_the_browser_never_sees() throws Exception {
        URI begun = Browser.location(browser.get("/login?return=/studies/LZZT"));
        URI atProvider = Browser.location(browser.get(begun.toString()));
        Map<String, String> asked = StubIssuer.form(atProvider.getRawQuery());
        assertThat(atProvider.toString()).startsWith(WORLD.issuer.url() + "/authorize?");
        assertThat(asked)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", "trialledger-portal")
                .containsEntry("redirect_uri", WORLD.url + "/login/oauth2/code/trialledger");
        String before = browser.cookies.get("__tl_session").getValue();

        HttpResponse<String> back = browser.get(WORLD.issuer.logIn(atProvider));

        assertThat(Browser.location(back).getPath()).isEqualTo("/studies/LZZT");
        assertThat(challenge(WORLD.issuer.exchanges.get(0).get("code_verifier")))
                .isEqualTo(asked.get("code_challenge"));
        assertThat(browser.cookies.get("__tl_session").getValue())
                .as("a new session after the login")
                .isNotEqualTo(before);
        assertThat(browser.setCookies)
                .filteredOn(cookie -> cookie.startsWith("__tl_session="))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));

        assertThat(browser.get(STUDIES).statusCode()).isEqualTo(200);
        StubService.Asked relayed = WORLD.enrollment.asked.get(0);
        assertThat(relayed.header("Authorization")).startsWith("Bearer ey");
        assertThat(relayed.header("Cookie")).isEmpty();
        assertThat(browser.setCookies).noneMatch(cookie -> cookie.contains("ey"));
    }

    @Test
    void me_is_who_logged_in() throws IOException, InterruptedException {
        browser.logIn("/");

        JsonNode me = World.json(browser.get("/api/v1/me"));

        assertThat(me.get("user").asString()).isEqualTo("coordinator-701");
        assertThat(me.get("name").asString()).isEqualTo("Ana Ruiz");
        assertThat(me.get("organisation").asString()).isEqualTo("Lakeside Clinic");
        assertThat(me.get("mayCreateStudies").asBoolean()).isTrue();
        assertThat(me.get("sessionExpiresAt").asString()).endsWith("Z");
        assertThat(World.json(WORLD.get("/api/v1/me")).get("user").asString()).isEqualTo("coordinator-701");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", STUDIES, "/api/v1/studies/LZZT/history"})
    void without_a_session_a_call_is_refused_and_not_sent_elsewhere(String path)
            throws IOException, InterruptedException {
        assertThat(browser.get(path).statusCode()).isEqualTo(401);
        assertThat(World.rule(browser.get(path))).isEqualTo("NOT_AUTHENTICATED");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void a_session_changes_nothing_without_the_token_against_forgery() throws IOException, InterruptedException {
        browser.logIn("/");
        browser.get("/api/v1/me");

        for (List<String> headers : List.of(List.<String>of(), List.of("X-XSRF-TOKEN", "guessed"))) {
            HttpResponse<String> refused =
                    browser.send("PUT", STUDIES + "/LZZT/sites/701", headers.toArray(String[]::new));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(World.rule(refused)).isEqualTo("CSRF");
        }
        assertThat(WORLD.enrollment.asked).isEmpty();

        assertThat(browser.send("PUT", STUDIES + "/LZZT/sites/701", "X-XSRF-TOKEN", browser.csrf())
                        .statusCode())
                .isEqualTo(200);
        assertThat(WORLD.enrollment.asked.get(0).header("X-XSRF-TOKEN")).isEmpty();
    }

    @Test
    void a_token_near_its_end_is_renewed_and_a_refused_one_ends_the_session() throws IOException, InterruptedException {
        WORLD.issuer.givesTokensFor(30);
        browser.logIn("/");

        assertThat(browser.get(STUDIES).statusCode()).isEqualTo(200);
        assertThat(WORLD.issuer.exchanges.get(1))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "refresh-1");

        WORLD.issuer.refusesTokens();
        HttpResponse<String> ended = browser.get(STUDIES);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(401);
        assertThat(World.rule(ended)).isEqualTo("NOT_AUTHENTICATED");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_remembers_how_far_it_has_seen_each_log() throws IOException, InterruptedException {
        browser.logIn("/");
        browser.get("/api/v1/me");
        for (String position : List.of("enrollment=12", "enrollment=7")) {
            WORLD.enrollment.answers(exchange -> {
                exchange.getResponseHeaders().set("X-Log-Position", position);
                StubService.json(exchange, 200, "{}");
            });
            browser.send("PUT", STUDIES + "/LZZT/sites/701", "X-XSRF-TOKEN", browser.csrf());
        }

        browser.get(STUDIES + "/LZZT/visits", "X-Log-Position", "visits=3");

        assertThat(WORLD.visits.asked.get(0).headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("X-Log-Position"))
                        .flatMap(header -> header.getValue().stream())
                        .toList())
                .containsExactlyInAnyOrder("visits=3", "enrollment=12");
    }

    @Test
    void a_logout_ends_the_session_here_and_says_where_it_ends_at_the_provider()
            throws IOException, InterruptedException {
        browser.logIn("/");
        browser.get("/api/v1/me");
        String session = "__tl_session=" + browser.cookies.get("__tl_session").getValue();
        assertThat(browser.send("POST", "/logout").statusCode()).isEqualTo(403);

        HttpResponse<String> out = browser.send("POST", "/logout", "X-XSRF-TOKEN", browser.csrf());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(Browser.location(out).toString())
                .startsWith(WORLD.issuer.url() + "/end?id_token_hint=ey")
                .endsWith("post_logout_redirect_uri="
                        + WORLD.url.replace(":", "%3A").replace("/", "%2F") + "%2Fsigned-out");
        assertThat(new Browser(WORLD.url).get("/api/v1/me", "Cookie", session).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.test/", "https://evil.test/", "/%5Cevil.test", "studies", "/a%0d%0ab"})
    void a_login_leads_to_no_other_host(String goBackTo) throws IOException, InterruptedException {
        HttpResponse<String> refused = browser.get("/login?return=" + goBackTo);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(World.json(refused).get("field").asString()).isEqualTo("return");
    }

    @Test
    void a_login_that_nobody_here_began_is_not_taken() throws IOException, InterruptedException {
        URI begun = Browser.location(browser.get("/login"));
        String callback = WORLD.issuer.logIn(Browser.location(browser.get(begun.toString())));
        Browser another = new Browser(WORLD.url);

        assertThat(Browser.location(another.get(callback)).toString()).endsWith("/signed-out?reason=failed");
        assertThat(another.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static String challenge(String verifier) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
