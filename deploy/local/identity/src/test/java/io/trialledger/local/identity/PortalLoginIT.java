package io.trialledger.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person logs in as the portal has it done: over the sign-in page, with a code, then with a refresh token. */
class PortalLoginIT {

    private static final String GATEWAY = "http://127.0.0.1:18080";
    private static final String REDIRECT = GATEWAY + "/login/oauth2/code/trialledger";
    private static final String VERIFIER = "a-verifier-that-is-at-least-43-characters-long-0123";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;
    private static String issuer;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    @BeforeAll
    static void start() throws Exception {
        Path accounts = Files.writeString(folder.resolve("accounts.json"), """
                {"people": [{"username": "ada", "name": "Ada <Admin>", "organisation": "Sponsor", "mayCreateStudies": true}],
                 "systems": []}""");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        issuer = "http://127.0.0.1:" + port;
        context = SpringApplication.run(
                IdentityApplication.class,
                "--server.port=" + port,
                "--trialledger.identity.accounts=" + accounts,
                "--trialledger.identity.signing-key=" + folder.resolve("key.json"),
                "--trialledger.identity.password=demo",
                "--trialledger.identity.portal.secret=secret",
                "--trialledger.identity.portal.gateways=" + GATEWAY + ",http://localhost:18080");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void a_person_signs_in_on_our_own_page_and_the_gateway_gets_tokens_it_can_renew() throws Exception {
        String authorize = issuer + "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "trialledger-portal",
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        "openid study.create",
                        "state",
                        "s",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        challenge()));
        assertThat(location(get(authorize))).endsWith("/login");
        HttpResponse<String> page = get(issuer + "/login?as=ada");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self' " + GATEWAY);
        assertThat(page.body())
                .contains("value=\"ada\"", "Ada &lt;Admin&gt;")
                .doesNotContain("<script", "{{", "demo\"");
        assertThat(get(issuer + "/sign-in.css").statusCode()).isEqualTo(200);

        assertThat(location(signIn(page, "wrong"))).endsWith("/login?error");
        assertThat(get(issuer + "/login?error").body()).contains("role=\"alert\"");
        get(authorize);
        HttpResponse<String> signedIn = signIn(get(issuer + "/login"), "demo");
        String callback = location(get(location(signedIn)));
        assertThat(callback).startsWith(REDIRECT + "?code=");

        JsonNode tokens = tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                callback.replaceAll(".*code=([^&]+).*", "$1"),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                VERIFIER));
        JWTClaimsSet access = claims(tokens, "access_token");
        assertThat(access.getAudience()).containsExactly("trialledger");
        assertThat(access.getBooleanClaim("machine")).isFalse();
        assertThat(access.getStringClaim("client_id")).isEqualTo("trialledger-portal");
        assertThat(access.getStringListClaim("scope")).contains("study.create");
        assertThat(claims(tokens, "id_token").getAudience()).containsExactly("trialledger-portal");
        assertThat(claims(tokens, "id_token").getClaims()).doesNotContainKeys("scope", "machine");

        JsonNode renewed = tokens(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").asString()));
        assertThat(claims(renewed, "access_token").getAudience()).containsExactly("trialledger");
        assertThat(claims(renewed, "access_token").getSubject()).isEqualTo("ada");

        HttpResponse<String> ended = get(issuer + "/connect/logout?"
                + form(Map.of(
                        "id_token_hint",
                        renewed.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        GATEWAY + "/signed-out")));
        assertThat(location(ended)).isEqualTo(GATEWAY + "/signed-out");
        assertThat(location(get(authorize))).endsWith("/login");
    }

    private HttpResponse<String> signIn(HttpResponse<String> page, String password) throws Exception {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(csrf.find()).isTrue();
        return post(
                issuer + "/login",
                form(Map.of("username", "ada", "password", password, "_csrf", csrf.group(1))),
                "Accept",
                "text/html");
    }

    private JsonNode tokens(Map<String, String> fields) throws Exception {
        String client =
                Base64.getEncoder().encodeToString("trialledger-portal:secret".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = post(issuer + "/oauth2/token", form(fields), "Authorization", "Basic " + client);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JWTClaimsSet claims(JsonNode tokens, String name) throws Exception {
        return SignedJWT.parse(tokens.get(name).asString()).getJWTClaimsSet();
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String uri, String form, String header, String value) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + " " + answer.body());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
