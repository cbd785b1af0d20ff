package io.trialledger.acceptance;

import static io.trialledger.acceptance.Problems.isProblem;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Bad input through the gateway: the right status, a problem that names field and rule, and no event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String SUBJECT = Demo.STUDY + "/subjects/101-020";
    private static final String TOMORROW =
            LocalDate.now(java.time.ZoneOffset.UTC).plusDays(3).toString();

    @RegisterExtension
    private final HeadsUnchanged heads = new HeadsUnchanged();

    private RunningTrialLedger running;
    private Team team;

    @BeforeAll
    void load() throws IOException {
        running = Installations.shared();
        team = Demo.loaded();
    }

    private TrialClient system() {
        return team.as("site-101-system");
    }

    private Answer visit(String visit, String json) {
        return system().send("PUT", SUBJECT + "/visits/" + visit, json, Map.of());
    }

    private JsonNode item(Map<String, Object> item) {
        Map<String, Object> visit = Map.of("subject", "101-020", "visit", "WK2", "items", List.of(item));
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
        isProblem(visit("WK12", "{\"date\": "), 400, "MALFORMED");
    }

    @Test
    void a_body_of_fifty_megabytes() {
        isProblem(visit("WK12", "{\"label\": \"" + "x".repeat(50_000_000) + "\"}"), 413, "TOO_LARGE");
    }

    @Test
    void an_unknown_study() {
        Answer answer = team.as("coordinator").put("/studies/NO-SUCH/subjects/1", Map.of("site", "101"));

        isProblem(answer, 404, "UNKNOWN_STUDY");
    }

    @Test
    void an_unknown_site() {
        Map<String, String> body = Map.of("activatedOn", "2026-01-05");

        isProblem(team.as("admin").put(Demo.STUDY + "/sites/999/activation", body), 404, "UNKNOWN_SITE", "site");
    }

    /** Whether it is another's or nobody's is not for a coordinator of site 101 to learn. */
    @Test
    void a_site_that_is_not_one_s_own() {
        for (String site : List.of("102", "999")) {
            Answer answer = team.as("coordinator").put(Demo.STUDY + "/subjects/999-001", Map.of("site", site));

            isProblem(answer, 403, "NOT_AUTHORIZED");
        }
    }

    @Test
    void an_unknown_subject_visit_and_adverse_event() {
        isProblem(
                system().put(Demo.STUDY + "/subjects/101-777/visits/WK12", Map.of("date", "2026-01-05")),
                404,
                "UNKNOWN_SUBJECT");
        isProblem(
                visit("WK99", "{\"date\": \"" + Demo.TODAY.minusDays(2) + "\", \"scheduled\": \"WK99\"}"),
                409,
                "UNKNOWN_VISIT",
                "scheduled");
        isProblem(system().get(SUBJECT + "/adverse-events/AE99"), 404, "UNKNOWN_ADVERSE_EVENT", "event");
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

        isProblem(answer, 403, "NOT_AUTHORIZED");
    }

    @Test
    void no_token() throws Exception {
        Answer answer = withToken(null);

        isProblem(answer, 401, "NOT_AUTHENTICATED");
    }

    @Test
    void an_expired_token() throws Exception {
        Answer answer = withToken(expired());

        isProblem(answer, 401, "NOT_AUTHENTICATED");
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
                        .claim("machine", false)
                        .issuer(running.identity().toString())
                        .issueTime(Date.from(Instant.now().minusSeconds(7200)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private Answer withToken(String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(running.gateway() + "/api/v1" + SUBJECT + "/consents/2.0"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"consentedOn\": \"2026-01-05\"}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return new Answer(answer.statusCode(), answer.body(), Map.of("content-type", type));
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
            isProblem(visit("WK12", "{\"date\": \"" + date + "\"}"), 400, "DATE_INVALID", "date");
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
        Answer empty = system().post(Demo.STUDY + "/submissions", key, first);
        Answer second = system().post(
                        Demo.STUDY + "/submissions",
                        key,
                        Map.of("visits", List.of(Map.of("subject", "101-020", "visit", "WK12", "date", "2026-01-05"))));

        isProblem(empty, 400, "MALFORMED", "visits");
        isProblem(second, 409, "KEY_REUSED", "Idempotency-Key");
    }

    /** Two acts that do leave events: kept apart from the others by remembering the heads anew. */
    @Test
    void a_grant_that_has_ended() throws Exception {
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
        heads.fromHere();

        isProblem(
                team.as("statistician").put(SUBJECT + "/consents/2.0", Map.of("consentedOn", "2026-01-05")),
                403,
                "NOT_AUTHORIZED");
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
        long head = heads.fromHere().get("enrollment");

        ExecutorService pool = Executors.newFixedThreadPool(2);
        Map<String, Object> enrollment = Map.of("enrolledOn", day);
        List<Callable<Answer>> clients = Stream.of(coordinator, team.as("investigator"))
                .<Callable<Answer>>map(client -> () -> client.put(subject + "/enrollment", enrollment))
                .toList();
        List<Future<Answer>> both = pool.invokeAll(clients);
        pool.shutdown();

        assertThat(List.of(both.get(0).get().status(), both.get(1).get().status()))
                .allSatisfy(status -> assertThat(status).isIn(200, 409))
                .contains(200);
        assertThat(heads.fromHere().get("enrollment")).isEqualTo(head + 1);
    }
}
