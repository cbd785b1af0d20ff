package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.starter.sample.SampleService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

class HistoryIT {

    private final Service service = Service.shared();
    private final String ada = SampleService.person("ada", "");
    private final String cora = SampleService.person("cora", "");

    @Test
    void every_event_tells_who_did_what_and_why() {
        service.write("h1", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\",\"reason\":\"because I say so\"}");
        JsonNode page = Service.json(service.get("/api/v1/studies/S1/history?actor=cora&limit=500", ada));
        JsonNode last = page.get("events").get(page.get("events").size() - 1);
        assertThat(last.get("type").stringValue()).isEqualTo("sample.NoteWritten");
        assertThat(last.get("actorName").stringValue()).isEqualTo("Name of cora");
        assertThat(last.get("role").stringValue()).isEqualTo("COORDINATOR");
        assertThat(last.get("organisation").stringValue()).isEqualTo("Clinic");
        assertThat(last.get("source").stringValue()).isEqualTo("api");
        assertThat(last.get("site").stringValue()).isEqualTo("701");
        assertThat(last.get("subject").stringValue()).isEqualTo("1015");
        assertThat(last.get("reason").stringValue()).isEqualTo("because I say so");
        assertThat(last.get("payload").get("on").stringValue()).isEqualTo("2026-01-02");
        assertThat(page.get("coveredTo").asLong()).isEqualTo(page.get("head").asLong());
    }

    @Test
    void the_author_s_own_time_is_kept_beside_the_server_s() {
        String body = "{\"text\":\"seen\",\"on\":\"2026-01-02\"}";
        service.write("h-observed", cora, body, "Observed-At", "2026-01-02T09:30:00-05:00");
        service.write("h-unobserved", cora, body);
        JsonNode both = Service.json(
                        service.get("/api/v1/studies/S1/history?limit=2&afterPosition=" + (service.head() - 2), ada))
                .get("events");
        assertThat(both.get(0).get("observedAt").stringValue()).isEqualTo("2026-01-02T09:30:00-05:00");
        assertThat(both.get(1).get("observedAt").isNull()).isTrue();
    }

    @Test
    void history_as_of_a_point_of_the_past_ends_there() {
        service.write("as-of", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
        long then = service.head();
        service.write("as-of", cora, "{\"text\":\"y\",\"on\":\"2026-01-02\"}");
        String last = "/api/v1/studies/S1/history?limit=500&afterPosition=" + (then - 1);
        assertThat(Service.json(service.get(last, ada)).get("events")).hasSize(2);
        HttpResponse<String> past = service.get(last + "&asOf=sample=" + then, ada);
        assertThat(past.headers().firstValue("X-As-Of")).contains("sample=" + then);
        JsonNode events = Service.json(past).get("events");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).get("position").asLong()).isEqualTo(then);
        assertThat(service.get(last + "&asOf=sample=" + (service.head() + 1), ada)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void history_is_found_by_role_kind_reason_and_event() {
        service.write("f1", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\",\"reason\":\"found by it\"}");
        service.write("f2", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
        JsonNode both = history("&role=COORDINATOR&kind=Note");
        assertThat(both).hasSizeGreaterThanOrEqualTo(2);
        assertThat(both).allSatisfy(event -> {
            assertThat(event.get("role").stringValue()).isEqualTo("COORDINATOR");
            assertThat(event.get("aggregateType").stringValue()).isEqualTo("Note");
        });
        assertThat(history("&reason=present&actor=cora"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.get("reason").isNull()).isFalse());
        assertThat(history("&reason=absent&actor=cora"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.path("reason").isString()).isFalse());
        String id = both.get(0).get("eventId").stringValue();
        assertThat(history("&eventId=" + id)).hasSize(1);
        assertThat(service.get("/api/v1/studies/S1/history?reason=maybe", ada).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_kind_of_a_reason_is_chosen_by_who_gives_it() {
        String body = "{\"text\":\"x\",\"on\":\"2026-01-02\",\"reason\":\"mistyped\"}";
        service.write("c1", cora, body, "Reason-Category", "ENTRY_ERROR");
        service.write("c2", cora, body);
        service.write("c3", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}", "Reason-Category", "ENTRY_ERROR");
        JsonNode found = history("&category=ENTRY_ERROR");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("aggregateId").stringValue()).isEqualTo("note/c1");
        assertThat(found.get(0).get("reasonCategory").stringValue()).isEqualTo("ENTRY_ERROR");
        assertThat(history("&category=OTHER")).isEmpty();
        HttpResponse<String> unknown = service.write("c4", cora, body, "Reason-Category", "WHIM");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Service.json(unknown).get("field").stringValue()).isEqualTo("Reason-Category");
        HttpResponse<String> malformed = service.get("/api/v1/studies/S1/history?category=because%20so", ada);
        assertThat(Service.json(malformed).get("field").stringValue()).isEqualTo("category");
    }

    @Test
    void the_newest_come_first_if_asked_for_and_pages_go_back() {
        List<Long> forward = new ArrayList<>();
        history("").forEach(event -> forward.add(event.get("position").asLong()));
        long newest = forward.get(forward.size() - 1);
        List<Long> back = new ArrayList<>();
        long before = newest + 1;
        while (before > 0) {
            JsonNode page = Service.json(
                    service.get("/api/v1/studies/S1/history?order=newest&limit=3&beforePosition=" + before, ada));
            page.get("events").forEach(event -> back.add(event.get("position").asLong()));
            before = page.get("coveredTo").asLong();
        }
        Collections.reverse(back);
        assertThat(back).isEqualTo(forward);
    }

    @Test
    void the_newest_are_not_told_as_long_as_one_of_them_may_be_missing() {
        SmartLifecycle follower = service.bean("historyFollower", SmartLifecycle.class);
        follower.stop();
        try {
            service.write("h-behind", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\"}");
            String newest = "/api/v1/studies/S1/history?order=newest&limit=3";
            HttpResponse<String> behind = service.get(newest, ada);
            assertThat(behind.statusCode()).as(behind.body()).isEqualTo(503);
            assertThat(Service.json(behind).get("rule").stringValue()).isEqualTo("NOT_YET_KNOWN");
            assertThat(behind.headers().firstValue("Retry-After")).isPresent();
            assertThat(service.get(newest + "&beforePosition=" + service.head(), ada)
                            .statusCode())
                    .isEqualTo(200);
            JsonNode oldest = Service.json(service.get("/api/v1/studies/S1/history?limit=500", ada));
            assertThat(oldest.get("coveredTo").asLong())
                    .isLessThan(oldest.get("head").asLong());
        } finally {
            follower.start();
        }
        await().untilAsserted(() -> assertThat(service.get("/api/v1/studies/S1/history?order=newest&limit=1", ada)
                        .body())
                .contains("note/h-behind"));
    }

    @Test
    void rows_of_an_old_form_are_written_anew() {
        service.write("h-old", cora, "{\"text\":\"x\",\"on\":\"2026-01-02\",\"reason\":\"told\"}");
        assertThat(history("&reason=present&kind=Note")).isNotEmpty();
        SmartLifecycle follower = service.bean("historyFollower", SmartLifecycle.class);
        follower.stop();
        service.bean(MongoDatabase.class)
                .getCollection("history")
                .updateMany(new Document(), Updates.combine(Updates.unset("form"), Updates.set("deed", "another")));
        follower.start();
        await().untilAsserted(() ->
                assertThat(history("&reason=present&kind=Note").toString()).contains("note/h-old"));
    }

    private JsonNode history(String filter) {
        return Service.json(service.get("/api/v1/studies/S1/history?limit=500" + filter, ada))
                .get("events");
    }

    @Test
    void pages_together_are_the_whole_history() {
        List<Long> positions = new ArrayList<>();
        long after = -1;
        JsonNode page;
        do {
            page = Service.json(service.get("/api/v1/studies/S1/history?limit=3&afterPosition=" + after, ada));
            page.get("events")
                    .forEach(event -> positions.add(event.get("position").asLong()));
            after = page.get("coveredTo").asLong();
        } while (page.get("events").size() == 3);
        JsonNode whole = Service.json(service.get("/api/v1/studies/S1/history?limit=500", ada));
        List<Long> expected = new ArrayList<>();
        whole.get("events").forEach(event -> expected.add(event.get("position").asLong()));
        assertThat(positions.subList(0, Math.min(positions.size(), expected.size())))
                .isEqualTo(expected);
    }

    @Test
    void a_reader_of_one_site_sees_that_site_and_the_study() {
        JsonNode page = Service.json(service.get("/api/v1/studies/S1/history?limit=500", cora));
        List<String> sites = new ArrayList<>();
        page.get("events").forEach(event -> sites.add(event.get("site").stringValue()));
        assertThat(sites).contains("701", "").doesNotContain("702");
        assertThat(service.get("/api/v1/studies/S1/history", SampleService.machine("lims"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_bundle_can_be_verified_and_hides_other_sites() throws IOException {
        service.write("h2", cora, "{\"text\":\"y\",\"on\":\"2026-01-02\"}");
        assertThat(hiddenIn(service.get("/api/v1/studies/S1/history/bundle", ada)))
                .isZero();
        assertThat(hiddenIn(service.get("/api/v1/studies/S1/history/bundle", cora)))
                .isPositive();
    }

    private static int hiddenIn(HttpResponse<String> bundle) throws IOException {
        assertThat(bundle.statusCode()).isEqualTo(200);
        String whole =
                "{\"bundle\":\"trialledger-bundle/1\",\"study\":\"S1\",\"logs\":[\"trialledger.local/sample\"]}\n"
                        + bundle.body() + "{\"end\":true,\"logs\":1}\n";
        BundleReader reader = new BundleReader(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
        List<byte[]> leaves = new ArrayList<>();
        int hidden = 0;
        NoteVerifier key = null;
        Checkpoint signed = null;
        for (Optional<BundleLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            if (line.get() instanceof BundleLine.LogStart log) {
                key = NoteVerifier.parse(log.vkey());
            } else if (line.get() instanceof BundleEvent event) {
                assertThat(event.leafHash("trialledger.local/sample")).isEqualTo(event.leaf());
                leaves.add(event.leaf());
            } else if (line.get() instanceof BundleLine.Hidden other) {
                leaves.add(other.leaf());
                hidden++;
            } else if (line.get() instanceof BundleLine.Close close) {
                signed = Checkpoint.open(close.checkpoint(), List.of(key));
            }
        }
        assertThat(signed.size()).isEqualTo(leaves.size());
        assertThat(signed.root()).isEqualTo(MerkleTree.root(leaves));
        return hidden;
    }

    @Test
    void a_checkpoint_covers_the_head() {
        HttpResponse<String> answer = service.get("/api/v1/studies/S1/history/checkpoint", ada);
        NoteVerifier key =
                NoteVerifier.parse(answer.headers().firstValue("X-Verifier-Key").orElseThrow());
        assertThat(Checkpoint.open(answer.body(), List.of(key)).size()).isEqualTo(service.head() + 1);
    }
}
