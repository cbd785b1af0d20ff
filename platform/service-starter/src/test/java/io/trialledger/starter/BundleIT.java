package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.ProvenCheckpoint;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.starter.sample.SampleService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's parts of an inspection bundle. */
class BundleIT {

    private static final String BUNDLE = "/api/v1/studies/S1/history/bundle";
    private static final String ORIGIN = "trialledger.local/sample";
    private static final String NOTE = "{\"text\":\"x\",\"on\":\"2026-01-02\",\"reason\":\"told to my reader\"}";

    private final Service service = Service.shared();
    private final String ada = SampleService.person("ada", "");
    private final String cora = SampleService.person("cora", "");
    private final String mona = SampleService.person("mona", "");
    private final String otto = SampleService.person("otto", "");

    @Test
    void a_part_holds_what_the_filter_names_and_proves_each_event_of_it() throws IOException {
        service.write("b1", cora, NOTE);
        write("b2", "702", "2001", otto);
        service.write("b3", cora, NOTE);

        List<BundleLine> lines = lines(get(mona, "?site=701"));

        BundleLine.PartStart start = (BundleLine.PartStart) lines.get(0);
        Checkpoint closing = Checkpoint.open(
                ((BundleLine.Close) lines.get(lines.size() - 1)).checkpoint(),
                List.of(NoteVerifier.parse(start.vkey())));
        assertThat(closing.size()).isEqualTo(start.size()).isGreaterThanOrEqualTo(service.head() + 1);
        List<ProvenEvent> events = proven(lines);
        assertThat(events).hasSizeGreaterThanOrEqualTo(2).allSatisfy(event -> {
            assertThat(event.event().leafHash(ORIGIN)).isEqualTo(event.event().leaf());
            assertThat(event.root(event.event().leaf(), closing.size())).contains(closing.root());
        });
        assertThat(sites(events)).containsExactly("701");
        assertThat(events).hasSize((int) plan(mona, "?site=701").path("events").asLong());
        assertThat(sites(proven(lines(get(mona, "?subject=2001"))))).containsExactly("702");
    }

    @Test
    void what_was_cut_off_goes_on_at_a_position_up_to_the_same_checkpoint() {
        service.write("b4", cora, NOTE);
        long size = plan(mona, "").path("size").asLong();
        for (String filter : List.of("?", "?site=701&", "?subject=1015&")) {
            List<String> whole =
                    get(mona, filter + "size=" + size).body().lines().toList();
            service.write("b5", cora, NOTE);
            long middle = position(whole.get(whole.size() / 2));

            List<String> rest = get(mona, filter + "size=" + size + "&from=" + middle)
                    .body()
                    .lines()
                    .toList();

            assertThat(rest).isEqualTo(whole.subList(whole.size() / 2, whole.size()));
            assertThat(get(mona, filter + "size=" + size + "&from=" + size)
                            .body()
                            .lines())
                    .containsExactly(whole.get(whole.size() - 1));
        }
        assertThat(get(mona, "?size=" + (size + 100_000)).statusCode()).isEqualTo(404);
    }

    @Test
    void another_site_is_nobody_s_to_take_home_but_its_own() {
        assertThat(get(cora, "?site=702").statusCode()).isEqualTo(403);
        assertThat(get(cora, "/plan?site=702").statusCode()).isEqualTo(403);
        assertThat(get(SampleService.person("nobody", ""), "/plan").statusCode())
                .isEqualTo(403);
        assertThat(plan(cora, "?subject=2001").path("events").asLong()).isZero();
        assertThat(plan(cora, "").path("sites").toString()).isEqualTo("[\"701\"]");
        assertThat(plan(mona, "").path("sites").isNull()).isTrue();
        assertThat(plan(mona, "").path("texts").isNull()).isTrue();
        assertThat(plan(cora, "").path("texts").toString()).isEqualTo("[\"701\"]");
        assertThat(plan(ada, "").path("texts").toString())
                .as("who only administers reads no texts")
                .isEqualTo("[]");
        assertThat(plan(cora, "").path("events").asLong())
                .isLessThan(plan(mona, "").path("events").asLong());
    }

    @Test
    void the_last_checkpoint_is_the_closing_one_and_extends_all_others() {
        service.write("b6", cora, NOTE);
        JsonNode plan = plan(mona, "");
        List<NoteVerifier> keys = List.of(NoteVerifier.parse(plan.at("/vkeys/0").asString()));

        List<ProvenCheckpoint> checkpoints = get(
                        mona, "/checkpoints?size=" + plan.path("size").asLong())
                .body()
                .lines()
                .map(line -> ProvenCheckpoint.of(JsonLine.parse(line)))
                .toList();

        ProvenCheckpoint last = checkpoints.get(checkpoints.size() - 1);
        assertThat(last.size()).isEqualTo(plan.path("size").asLong());
        Checkpoint closing = Checkpoint.open(last.note(), keys);
        assertThat(checkpoints).allSatisfy(each -> each.verify(closing, keys));
    }

    @Test
    void reasons_are_told_to_who_may_see_the_event() {
        service.write("b7", cora, NOTE);
        long size = plan(mona, "").path("size").asLong();
        List<JsonNode> told = json(get(cora, "/revealed?size=" + size));

        assertThat(told).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("path").asString()).isEqualTo("/metadata/reason");
            assertThat(line.path("log").asString()).isEqualTo(ORIGIN);
        });
        assertThat(told.get(told.size() - 1).path("text").asString()).isEqualTo("told to my reader");
        long last = told.get(told.size() - 1).path("position").asLong();
        assertThat(json(get(cora, "/revealed?size=" + size + "&from=" + last))).hasSize(1);
        assertThat(json(get(otto, "/revealed?size=" + size)))
                .noneMatch(line -> line.path("position").asLong() == last);
    }

    @Test
    void whoever_writes_what_a_sealed_text_looks_like_is_not_told_what_it_says() throws IOException {
        service.write("b9", cora, NOTE);
        List<ProvenEvent> events = proven(lines(get(mona, "?site=701")));
        String sealed = JsonMapper.shared()
                .readTree(events.get(events.size() - 1).event().metadata())
                .path("reason")
                .asString();
        assertThat(sealed).startsWith("s1:text/");
        service.write("b10", cora, "{\"text\":\"" + sealed + "\",\"on\":\"2026-01-02\"}");

        assertThat(json(get(
                        mona, "/revealed?size=" + plan(mona, "").path("size").asLong())))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("path").asString()).isEqualTo("/metadata/reason"));
    }

    @Test
    void refused_attempts_are_for_who_reads_the_whole_study() {
        assertThat(service.write("b8", otto, NOTE).statusCode()).isEqualTo(403);

        List<JsonNode> attempts = json(get(mona, "/access"));

        assertThat(attempts).anySatisfy(attempt -> {
            assertThat(attempt.path("actor").asString()).isEqualTo("otto");
            assertThat(attempt.path("what").asString()).isEqualTo("WriteNote");
            assertThat(attempt.path("site").asString()).isEqualTo("701");
            assertThat(attempt.path("why").asString()).isNotEmpty();
        });
        assertThat(json(get(cora, "/access"))).isEmpty();
        assertThat(json(get(mona, "/access?site=702")))
                .noneMatch(attempt -> attempt.path("site").asString().equals("701"));
        assertThat(json(get(mona, "/access?subject=1015"))).isEmpty();
    }

    private void write(String note, String site, String subject, String token) {
        assertThat(service.put(
                                "/api/v1/studies/S1/subjects/" + subject + "/sites/" + site + "/notes/" + note,
                                token,
                                NOTE)
                        .statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> get(String token, String rest) {
        return service.get(BUNDLE + rest, token);
    }

    private JsonNode plan(String token, String filter) {
        HttpResponse<String> answer = get(token, "/plan" + filter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private static List<JsonNode> json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static long position(String line) {
        return JsonMapper.shared().readTree(line).path("position").asLong();
    }

    private static List<ProvenEvent> proven(List<BundleLine> lines) {
        return lines.stream()
                .filter(ProvenEvent.class::isInstance)
                .map(ProvenEvent.class::cast)
                .toList();
    }

    private static Set<String> sites(List<ProvenEvent> events) {
        return events.stream()
                .map(ProvenEvent::event)
                .map(BundleEvent::metadata)
                .map(metadata ->
                        JsonMapper.shared().readTree(metadata).path("site").asString())
                .collect(Collectors.toSet());
    }

    private static List<BundleLine> lines(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        BundleReader reader =
                new BundleReader(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        List<BundleLine> lines = new ArrayList<>();
        for (Optional<BundleLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
