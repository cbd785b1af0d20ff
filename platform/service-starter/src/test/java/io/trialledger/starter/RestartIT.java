package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.starter.sample.Breakable;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RestartIT {

    @Test
    void a_failed_event_waits_heals_by_itself_and_everything_survives_a_restart() {
        try (Service service = Service.start()) {
            service.open("S1");
            service.grant("S1", "g1", "cora", "COORDINATOR", "701");
            String cora = SampleService.person("cora", "");
            service.put("/api/v1/studies/S1/sites/701/subjects/1015", cora, null);

            Breakable.BROKEN.set(true);
            HttpResponse<String> written =
                    service.write("n1", cora, "{\"text\":\"hello\",\"on\":\"2026-01-02\",\"reason\":\"a good one\"}");
            assertThat(written.statusCode()).as(written.body()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    service.get("/actuator/health", null).body())
                            .contains("DEGRADED"));
            Document letter = service.bean(MongoDatabase.class)
                    .getCollection("dead_letters")
                    .find()
                    .first();
            assertThat(letter.toJson()).doesNotContain("secret");
            assertThat(service.get("/api/v1/studies/S1/notes", cora, "X-Log-Position", Service.position(written))
                            .body())
                    .doesNotContain("hello");

            Breakable.BROKEN.set(false);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(service.get("/api/v1/studies/S1/notes", cora)
                                    .body())
                            .contains("hello"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    service.get("/actuator/health", null).body())
                            .doesNotContain("DEGRADED"));

            long head = service.head();
            service.get("/api/v1/studies/S1/history/checkpoint", SampleService.person("ada", ""));
            service.restart();
            assertThat(service.head()).isEqualTo(head);
            assertThat(service.get("/api/v1/studies/S1/history?actor=cora", SampleService.person("ada", ""))
                            .body())
                    .contains("a good one");
            HttpResponse<String> more = service.write("n1", cora, "{\"text\":\"again\",\"on\":\"2026-01-02\"}");
            assertThat(more.statusCode()).as(more.body()).isEqualTo(204);
            HttpResponse<String> checkpoint =
                    service.get("/api/v1/studies/S1/history/checkpoint", SampleService.person("ada", ""));
            NoteVerifier key = NoteVerifier.parse(
                    checkpoint.headers().firstValue("X-Verifier-Key").orElseThrow());
            assertThat(Checkpoint.open(checkpoint.body(), List.of(key)).size()).isEqualTo(head + 2);
        } finally {
            Breakable.BROKEN.set(false);
        }
    }
}
