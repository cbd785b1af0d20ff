package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Bad input through the gateway: the right status, a problem that names field and rule, and no event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String SUBJECT = Demo.STUDY + "/subjects/101-002";
    private static final String TOMORROW =
            LocalDate.now(java.time.ZoneOffset.UTC).plusDays(3).toString();

    private RunningTrialLedger running;
    private Team team;
    private Map<String, Long> before;

    @BeforeAll
    void load() throws IOException {
        running = Installations.shared();
        team = Demo.loaded();
    }

    @BeforeEach
    void rememberHeads() {
        before = Demo.heads(team.as("auditor"));
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(Demo.heads(team.as("auditor"))).isEqualTo(before);
    }

    private TrialClient system() {
        return team.as("site-101-system");
    }

    private static void isProblem(Answer answer, int status, String rule, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.rule()).as(answer.body()).isEqualTo(rule);
        if (!field.isEmpty()) {
            assertThat(answer.json().path("field").asString(""))
                    .as(answer.body())
                    .isEqualTo(field);
        }
    }

    private Answer visit(String visit, String json) {
        return system().send("PUT", SUBJECT + "/visits/" + visit, json, Map.of());
    }

    private JsonNode item(Map<String, Object> item) {
        Map<String, Object> visit = Map.of("subject", "101-002", "visit", "WK2", "items", List.of(item));
        Answer answer =
                system().post(Demo.STUDY + "/submissions", "bad-" + item.hashCode(), Map.of("visits", List.of(visit)));
        return answer.orFail("submission")
                .json()
                .path("visits")
                .path(0)
                .path("items")
                .path(0);
    }

    @Test
    void what_is_not_json() {
        isProblem(visit("WK12", "{\"date\": "), 400, "MALFORMED", "");
    }

    @Test
    void a_body_of_fifty_megabytes() {
        isProblem(visit("WK12", "{\"label\": \"" + "x".repeat(50_000_000) + "\"}"), 413, "TOO_LARGE", "");
    }

    @Test
    void an_unknown_study() {
        Answer answer = team.as("coordinator").put("/studies/NO-SUCH/subjects/1", Map.of("site", "101"));

        assertThat(answer.status()).as(answer.body()).isIn(403, 404);
        assertThat(answer.rule()).isNotEmpty();
    }

    @Test
    void an_unknown_site() {
        Answer answer = team.as("coordinator").put(Demo.STUDY + "/subjects/999-001", Map.of("site", "999"));

        assertThat(answer.status()).as(answer.body()).isIn(403, 404);
        assertThat(answer.rule()).isNotEmpty();
    }

    @Test
    void an_unknown_item() {
        JsonNode result = item(Map.of("item", "VS.NOSUCH", "value", "1"));

        assertThat(result.path("result").asString()).isEqualTo("rejected");
        assertThat(result.path("rule").asString()).isEqualTo("UNKNOWN_ITEM");
        assertThat(result.path("field").asString()).isEqualTo("visits[0].items[0].item");
    }

    @Test
    void an_unknown_unit() {
        JsonNode result = item(Map.of("item", "VS.SYSBP", "repeat", 7, "value", "120", "unit", "furlong"));

        assertThat(result.path("result").asString()).isEqualTo("rejected");
        assertThat(result.path("rule").asString()).isEqualTo("UNKNOWN_UNIT");
        assertThat(result.path("field").asString()).isEqualTo("visits[0].items[0].unit");
    }

    @Test
    void the_client_of_another_site() {
        Answer answer = team.as("site-102-system").put(SUBJECT + "/visits/WK12", Map.of("date", "2026-01-05"));

        isProblem(answer, 403, "NOT_AUTHORIZED", "");
    }

    @Test
    void no_token() throws Exception {
        HttpResponse<String> answer = withToken(null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("NOT_AUTHENTICATED");
    }

    @Test
    void an_expired_token() throws Exception {
        HttpResponse<String> answer = withToken(expired());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("NOT_AUTHENTICATED");
    }

    /** Signed by the provider's own key, so that only its age is wrong. */
    private String expired() throws Exception {
        RSAKey key = JWK.parse(Files.readString(running.folder().resolve("identity-key.json")))
                .toRSAKey();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject("coordinator")
                        .audience("trialledger")
                        .issuer(running.identity().toString())
                        .issueTime(Date.from(Instant.now().minusSeconds(7200)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private HttpResponse<String> withToken(String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(running.gateway() + "/api/v1" + SUBJECT + "/consents/2.0"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"consentedOn\": \"2026-01-05\"}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_visit_dated_before_consent() {
        isProblem(visit("WK12", "{\"date\": \"2020-01-05\"}"), 409, "BEFORE_CONSENT", "date");
    }

    @Test
    void a_date_in_the_future() {
        isProblem(visit("WK12", "{\"date\": \"" + TOMORROW + "\"}"), 409, "DATE_IN_FUTURE", "date");
        isProblem(
                team.as("coordinator").put(SUBJECT + "/consents/2.0", Map.of("consentedOn", TOMORROW)),
                409,
                "DATE_IN_FUTURE",
                "consentedOn");
    }

    @Test
    void the_thirtieth_of_february_and_half_a_date() {
        for (String date : List.of("2026-02-30", "2013-5")) {
            Answer visit = visit("WK12", "{\"date\": \"" + date + "\"}");
            assertThat(visit.status()).as(visit.body()).isEqualTo(400);
            assertThat(visit.rule()).as(visit.body()).isIn("DATE_INVALID", "MALFORMED");
            assertThat(visit.json().path("field").asString("")).isEqualTo("date");
            isProblem(
                    team.as("coordinator").put(SUBJECT + "/consents/2.0", Map.of("consentedOn", date)),
                    400,
                    "MALFORMED",
                    "consentedOn");
            isProblem(
                    team.as("coordinator")
                            .put(
                                    SUBJECT + "/adverse-events/BAD",
                                    Map.of(
                                            "term",
                                            "Headache",
                                            "onset",
                                            date,
                                            "severity",
                                            "MILD",
                                            "serious",
                                            false,
                                            "outcome",
                                            "UNKNOWN")),
                    400,
                    "MALFORMED",
                    "onset");
        }
    }

    @Test
    void the_same_key_with_another_body() {
        String key = "bad-input-key";
        Map<String, Object> first = Map.of("visits", List.of());
        int status = system().post(Demo.STUDY + "/submissions", key, first).status();
        Answer second = system().post(
                        Demo.STUDY + "/submissions",
                        key,
                        Map.of("visits", List.of(Map.of("subject", "101-002", "visit", "WK12", "date", "2026-01-05"))));

        assertThat(status).isIn(200, 400);
        isProblem(second, 409, "KEY_REUSED", "");
    }

    @Test
    void a_usdm_file_that_is_cut_off_or_of_another_version_or_cannot_be_walked() throws IOException {
        String whole;
        try (var in = BadInputIT.class.getResourceAsStream("/demo-study.usdm.json")) {
            whole = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("NLT-204", "NLT-205");
        }
        assertThat(importing("cut", whole.substring(0, whole.length() / 2)).status())
                .isEqualTo(400);
        isProblem(importing("v3", whole.replace("\"4.0.0\"", "\"3.0.0\"")), 422, "UNSUPPORTED_USDM_VERSION", "");
        isProblem(
                importing(
                        "entry",
                        whole.replace("\"entryId\": \"ScheduledActivityInstance_1\"", "\"entryId\": \"none\"")),
                422,
                "UNKNOWN_ENTRY",
                "");
    }

    private Answer importing(String key, String body) {
        return team.as("admin")
                .send("POST", "/study-imports?format=usdm", body, Map.of("Idempotency-Key", "bad-" + key));
    }

    /** Two acts that do leave events: kept apart from the others by remembering the heads anew. */
    @Test
    void a_grant_that_has_ended() {
        team.as("admin")
                .put(
                        Demo.STUDY + "/team/statistician/grants/ended",
                        Map.of(
                                "role",
                                "COORDINATOR",
                                "name",
                                "Tomas Silva",
                                "site",
                                "101",
                                "from",
                                "2026-01-01",
                                "to",
                                "2026-01-31"))
                .orFail("a grant in the past");
        rememberHeads();

        isProblem(
                team.as("statistician").put(SUBJECT + "/consents/2.0", Map.of("consentedOn", "2026-01-05")),
                403,
                "NOT_AUTHORIZED",
                "");
    }

    @Test
    void two_clients_enrolling_the_same_subject_at_once_enroll_it_once() throws Exception {
        String subject = Demo.STUDY + "/subjects/" + Demo.EXTRA_SUBJECT;
        String day = Demo.TODAY.minusDays(5).toString();
        TrialClient coordinator = team.as("coordinator");
        coordinator.put(subject, Map.of("site", "101")).orFail("registration");
        coordinator.put(subject + "/consents/1.0", Map.of("consentedOn", day)).orFail("consent");
        coordinator.put(subject + "/screening", Map.of("screenedOn", day)).orFail("screening");
        List<Map<String, Object>> answers = Stream.of("IN01", "IN02", "IN03", "IN04", "EX01", "EX02", "EX03", "EX04")
                .map(c -> Map.<String, Object>of("criterion", c, "met", c.startsWith("IN")))
                .toList();
        team.as("investigator")
                .put(subject + "/eligibility", Map.of("attestedOn", day, "answers", answers))
                .orFail("eligibility");
        rememberHeads();
        long head = before.get("enrollment");

        ExecutorService pool = Executors.newFixedThreadPool(2);
        Callable<Answer> enroll = () -> coordinator.put(subject + "/enrollment", Map.of("enrolledOn", day));
        List<Future<Answer>> both = pool.invokeAll(List.of(enroll, enroll));
        pool.shutdown();

        assertThat(List.of(both.get(0).get().status(), both.get(1).get().status()))
                .allSatisfy(status -> assertThat(status).isIn(200, 409))
                .contains(200);
        rememberHeads();
        assertThat(before.get("enrollment")).isEqualTo(head + 1);
    }
}
