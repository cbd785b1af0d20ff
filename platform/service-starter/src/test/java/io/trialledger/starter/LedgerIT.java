package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import io.trialledger.ledger.Tile;
import io.trialledger.ledger.TileTree;
import io.trialledger.starter.sample.SampleService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Receipts, proofs and tiles, as somebody uses them who does not believe the service. */
class LedgerIT {

    private static final String NOTE = "{\"text\":\"x\",\"on\":\"2026-01-02\"}";

    private final Service service = Service.shared();
    private final String cora = SampleService.person("cora", "");
    private final String mona = SampleService.person("mona", "");

    @Test
    void a_write_names_its_receipt_which_soon_proves_each_event() {
        HttpResponse<String> written = service.write("r1", cora, NOTE);
        String id = written.headers().firstValue("X-Receipt").orElseThrow();
        Receipt receipt = await().until(() -> receipt(id, cora), Receipt::isProven);

        assertThat(receipt.study()).isEqualTo("S1");
        assertThat(receipt.site()).isEqualTo("701");
        assertThat(receipt.actor()).isEqualTo("cora");
        assertThat(receipt.organisation()).isEqualTo("Clinic");
        assertThat(receipt.events()).hasSize(1);
        Receipt.Event event = receipt.events().get(0);
        assertThat("sample=" + event.position()).isEqualTo(Service.position(written));
        Checkpoint signed = receipt.proofs().get(0).verify(event.leaf(), keys());
        assertThat(signed.origin()).isEqualTo(event.log());
        assertThat(service.get("/api/v1/receipts/" + id + "/proofs/0", cora).body())
                .isEqualTo(receipt.proofs().get(0).text());
    }

    @Test
    void an_answer_with_a_body_tells_events_positions_and_leaves_and_so_does_its_repetition() {
        HttpResponse<String> first = post("receipt-key");
        HttpResponse<String> again = post("receipt-key");

        JsonNode receipt = Service.json(first).at("/receipts/0");
        assertThat(Service.json(first).path("note").asString()).isEqualTo("posted");
        Receipt told = receipt(receipt.path("receipt").asString(), cora);
        assertThat(receipt.at("/events/0/eventId").asString())
                .isEqualTo(told.events().get(0).eventId());
        assertThat(receipt.at("/events/0/position").asLong())
                .isEqualTo(told.events().get(0).position());
        assertThat(receipt.at("/events/0/leaf").binaryValue())
                .isEqualTo(told.events().get(0).leaf());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("X-Receipt"))
                .isEqualTo(first.headers().firstValue("X-Receipt"))
                .contains(told.id());
    }

    private HttpResponse<String> post(String key) {
        return service.send(
                "POST", "/api/v1/studies/S1/subjects/1015/sites/701/notes", cora, NOTE, "Idempotency-Key", key);
    }

    @Test
    void a_refused_write_has_no_receipt_and_another_site_sees_none() {
        HttpResponse<String> refused = service.write("r2", SampleService.person("otto", ""), NOTE);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-Receipt")).isEmpty();

        String id = service.write("r3", cora, NOTE)
                .headers()
                .firstValue("X-Receipt")
                .orElseThrow();
        assertThat(service.get("/api/v1/receipts/" + id, SampleService.person("otto", ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/receipts/" + id, SampleService.person("nobody", ""))
                        .statusCode())
                .isIn(403, 404);
        assertThat(service.get("/api/v1/receipts/" + id, mona).statusCode()).isEqualTo(200);
    }

    @Test
    void checkpoints_extend_each_other_and_tiles_give_their_roots() {
        Checkpoint earlier = checkpoint();
        for (int i = 0; i < 270; i++) {
            service.write("tile-" + i, cora, NOTE);
        }
        Checkpoint later = checkpoint();
        assertThat(later.size()).isGreaterThanOrEqualTo(earlier.size() + 270);

        String proof = service.get(
                        "/api/v1/ledger/sample/consistency?old=" + earlier.size() + "&size=" + later.size(), mona)
                .body();
        ConsistencyProof.parse(proof).verify(earlier, later);
        assertThat(new TileTree(later.size(), this::tile).root()).isEqualTo(later.root());
        assertThat(service.get("/api/v1/ledger/sample/consistency?old=1&size=1000000", mona)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/ledger/sample/tile/0/x01", mona).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/ledger/sample/tile/3/000", mona).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/ledger/sample/checkpoint", null).statusCode())
                .isEqualTo(401);
    }

    private byte[] tile(Tile tile) {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/api/v1/ledger/sample/" + tile.path());
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + mona)
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(tile.path()).isEqualTo(200);
            return answer.body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Checkpoint checkpoint() {
        return Checkpoint.open(
                service.get("/api/v1/ledger/sample/checkpoint", mona).body(), keys());
    }

    private Receipt receipt(String id, String token) {
        HttpResponse<String> answer = service.get("/api/v1/receipts/" + id, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Receipt.parse(answer.body());
    }

    private List<NoteVerifier> keys() {
        JsonNode ledger = Service.json(service.get("/api/v1/ledger/sample", mona));
        return List.of(NoteVerifier.parse(ledger.path("vkey").asString()));
    }
}
