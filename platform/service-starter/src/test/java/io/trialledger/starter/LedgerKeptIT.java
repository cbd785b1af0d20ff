package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.SignedNote;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log and its signatures over restarts, changes of keys, witnesses and what somebody does to the database. */
class LedgerKeptIT {

    private static final String ORIGIN = "trialledger.local/sample";

    private final String cora = SampleService.person("cora", "");

    @Test
    void a_new_key_signs_on_beside_the_old_one() {
        try (Service service = begun()) {
            NoteVerifier old = key(service);
            Checkpoint before = Checkpoint.open(note(service), List.of(old));
            NoteSigner next = NoteSigner.generate(ORIGIN);

            service.restart(
                    "--trialledger.ledger.signing-key=" + Base64.getEncoder().encodeToString(next.pkcs8()),
                    "--trialledger.ledger.previous-keys=" + old);

            String note = note(service);
            assertThat(Checkpoint.open(note, List.of(old))).isEqualTo(before);
            assertThat(Checkpoint.open(note, List.of(next.verifier()))).isEqualTo(before);
            service.write("after", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
            assertThat(Checkpoint.open(note(service), List.of(next.verifier())).size())
                    .isEqualTo(before.size() + 1);
        }
    }

    @Test
    void a_known_witness_cosigns_an_unknown_one_is_left_out() {
        Cosigner sponsor = Cosigner.generate("witness.sponsor.example");
        Cosigner stranger = Cosigner.generate("witness.stranger.example");
        try (Service service = begun("--trialledger.ledger.witnesses=" + sponsor.verifier())) {
            String note = note(service);
            String both = stranger.cosign(sponsor.cosign(note, Instant.now()), Instant.now());

            HttpResponse<String> taken = service.send(
                    "POST", "/api/v1/ledger/sample/cosignatures", cora, both, "Content-Type", "text/plain");

            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            SignedNote opened = SignedNote.open(note(service), List.of(key(service), sponsor.verifier()));
            assertThat(opened.cosignatures()).hasSize(1);
            assertThat(opened.unverified()).isEmpty();
            HttpResponse<String> forged = service.send(
                    "POST",
                    "/api/v1/ledger/sample/cosignatures",
                    cora,
                    sponsor.cosign(Checkpoint.parse(opened.text()).sign(NoteSigner.generate(ORIGIN)), Instant.now()),
                    "Content-Type",
                    "text/plain");
            assertThat(forged.statusCode()).as(forged.body()).isEqualTo(400);
        }
    }

    @Test
    void a_log_put_back_to_an_older_state_is_found_while_it_runs_and_not_served_under_its_name_again() {
        try (Service service = begun("--trialledger.ledger.self-check=200ms")) {
            long earlier = Checkpoint.open(note(service), List.of(key(service))).size();
            service.write("later", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
            note(service);
            MongoDatabase database = service.bean(MongoDatabase.class);
            Document newest = database.getCollection("checkpoints")
                    .find()
                    .sort(Sorts.descending("_id"))
                    .first();
            assertThat(newest.getLong("_id")).isGreaterThan(earlier);
            database.getCollection("checkpoints").deleteOne(new Document("_id", newest.getLong("_id")));

            await().untilAsserted(() ->
                    assertThat(ledger(service).path("alarm").asString("")).contains("put back to an older state"));
            assertThat(health(service)).contains("\"DOWN\"");
            assertThatThrownBy(service::restart).rootCause().hasMessageContaining("put back to an older state");
        }
    }

    @Test
    void a_byte_changed_in_the_database_file_is_found_and_named() {
        try (Service service = begun("--trialledger.ledger.self-check=200ms")) {
            HttpResponse<String> written = service.write("edited", cora, "{\"text\":\"x\",\"on\":\"2019-03-07\"}");
            String position = Service.position(written).replace("sample=", "");
            JsonNode event = Service.json(service.get(
                            "/api/v1/studies/S1/history?afterPosition=" + (Long.parseLong(position) - 1),
                            SampleService.person("ada", "")))
                    .at("/events/0");
            note(service);
            await().until(() -> ledger(service).at("/selfCheck/events").asLong() > Long.parseLong(position));
            assertThat(health(service)).contains("\"UP\"").doesNotContain("\"DOWN\"");
            assertThat(gauge(service)).isZero();

            service.withDatabaseStopped(file -> Bytes.replace(file, "2019-03-07", "2019-03-08"));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(ledger(service).path("alarm").asString(""))
                                    .contains("position " + position)
                                    .contains(event.path("eventId").asString()));
            assertThat(health(service)).contains("\"DOWN\"");
            assertThat(gauge(service)).isEqualTo(1);
        }
    }

    private Service begun(String... arguments) {
        Service service = Service.start(arguments);
        await("an empty log is signed, too")
                .until(() -> ledger(service).path("checkpoint").isString());
        service.open("S1");
        service.grant("S1", "g1", "cora", "COORDINATOR", "701");
        service.put("/api/v1/studies/S1/sites/701/subjects/1015", cora, null);
        service.write("begun", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
        return service;
    }

    private String note(Service service) {
        HttpResponse<String> note = service.get("/api/v1/ledger/sample/checkpoint", cora);
        assertThat(note.statusCode()).as(note.body()).isEqualTo(200);
        return note.body();
    }

    private JsonNode ledger(Service service) {
        return Service.json(service.get("/api/v1/ledger/sample", cora));
    }

    private NoteVerifier key(Service service) {
        return NoteVerifier.parse(ledger(service).path("vkey").asString());
    }

    private static double gauge(Service service) {
        return service.bean(MeterRegistry.class)
                .get("trialledger.ledger.alarm")
                .gauge()
                .value();
    }

    private static String health(Service service) {
        return service.get("/actuator/health", null).body();
    }
}
