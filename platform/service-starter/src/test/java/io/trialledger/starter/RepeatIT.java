package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.sample.Breakable;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatIT {

    private static final String PATH = "/api/v1/studies/S1/subjects/1015/sites/701/notes";

    private final Service service = Service.shared();
    private final String cora = SampleService.person("cora", "");

    private HttpResponse<String> post(String key, String text) {
        return service.send(
                "POST", PATH, cora, "{\"text\":\"" + text + "\",\"on\":\"2026-01-02\"}", "Idempotency-Key", key);
    }

    @Test
    void a_repeated_post_is_answered_as_the_first_time() {
        HttpResponse<String> first = post("k1", "one");
        long head = service.head();
        HttpResponse<String> second = post("k1", "one");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void who_has_no_role_in_the_study_any_more_is_not_answered_again() {
        service.grant("S1", "g-rosa", "rosa", "COORDINATOR", "701");
        String rosa = SampleService.person("rosa", "");
        String body = "{\"text\":\"rosa\",\"on\":\"2026-01-02\"}";
        service.send("POST", PATH, rosa, body, "Idempotency-Key", "k-rosa");
        HttpResponse<String> again = service.send("POST", PATH, rosa, body, "Idempotency-Key", "k-rosa");
        assertThat(again.statusCode()).as(again.body()).isNotEqualTo(403);
        HttpResponse<String> revoked =
                service.send("DELETE", "/api/v1/studies/S1/grants/g-rosa", SampleService.person("ada", ""), null);
        HttpResponse<String> refused = service.send(
                "POST", PATH, rosa, body, "Idempotency-Key", "k-rosa", "X-Log-Position", Service.position(revoked));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    }

    @Test
    void a_rejection_is_repeated_too() {
        post("k2", "two");
        HttpResponse<String> rejected = post("k3", "two");
        assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(409);
        post("k4", "another");
        HttpResponse<String> again = post("k3", "two");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(rejected.body());
    }

    @Test
    void what_only_met_somebody_else_is_no_last_word() {
        HttpResponse<String> refused;
        Breakable.CONTENDED.set(true);
        try {
            refused = post("k-contended", "contended");
        } finally {
            Breakable.CONTENDED.set(false);
        }
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(Service.json(refused).get("rule").stringValue()).isEqualTo("CONCURRENT_CHANGE");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> again = post("k-contended", "contended");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    }

    @Test
    void a_key_stands_for_one_body() {
        post("k5", "five");
        HttpResponse<String> other = post("k5", "six");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Service.json(other).get("rule").stringValue()).isEqualTo("KEY_REUSED");
    }

    @Test
    void a_post_needs_a_key() {
        HttpResponse<String> answer = service.send("POST", PATH, cora, "{}", "Idempotency-Key", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo("KEY_REQUIRED");
    }

    @Test
    void many_at_once_with_one_key_are_done_once() {
        long head = service.head();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("k6", "at once")))
                .toList();
        Set<Integer> statuses =
                all.stream().map(each -> each.join().statusCode()).collect(Collectors.toSet());
        assertThat(statuses).isSubsetOf(201, 409).contains(201);
        assertThat(service.head()).isEqualTo(head + 1);
    }

    @Test
    void a_position_that_nobody_can_have_seen_is_refused() {
        HttpResponse<String> answer =
                service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", "sample=" + (service.head() + 1000));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo("MALFORMED");
        assertThat(Service.json(answer).get("field").stringValue()).isEqualTo("X-Log-Position");
        assertThat(service.get(
                                "/api/v1/studies/S1/notes",
                                cora,
                                "X-Log-Position",
                                "elsewhere=1",
                                "X-Log-Position",
                                "sample=" + (service.head() + 1000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", "elsewhere=99")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", "junk")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_past_is_answered_as_it_was_recorded() throws InterruptedException {
        service.write("past", cora, "{\"text\":\"as it was\",\"on\":\"2026-01-02\"}");
        HttpResponse<String> then =
                service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", "sample=" + service.head());
        String vector = then.headers().firstValue("X-As-Of").orElseThrow();
        Instant before = Instant.now();
        while (!Instant.now().isAfter(before.plusMillis(2))) {
            Thread.onSpinWait();
        }
        HttpResponse<String> written = service.write("past", cora, "{\"text\":\"as it became\",\"on\":\"2026-01-02\"}");
        String now = Service.position(written);
        assertThat(service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", now)
                        .body())
                .contains("as it became")
                .doesNotContain("as it was");
        assertThat(service.get("/api/v1/studies/S1/notes?asOf=" + before, cora).body())
                .contains("as it was")
                .doesNotContain("as it became");
        assertThat(service.get("/api/v1/studies/S1/notes?asOf=" + vector, cora).body())
                .contains("as it was")
                .doesNotContain("as it became");
        HttpResponse<String> ahead = service.get("/api/v1/studies/S1/notes?asOf=2999-01-01T00:00:00Z", cora);
        assertThat(ahead.statusCode()).isEqualTo(409);
        assertThat(Service.json(ahead).get("rule").stringValue()).isEqualTo("AS_OF_AHEAD");
    }
}
