package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.local.client.Team;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo study through the gateway, and its history in the hands of someone who changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoStudyIT {

    @TempDir
    Path folder;

    private Team team;

    @BeforeAll
    void load() throws IOException {
        if (Repository.sharedData().isEmpty()) {
            System.out.println("no ../shared/data beside this clone: only the demo study is driven, not the pilot");
        }
        team = Demo.loaded();
    }

    private JsonNode read(String path) {
        return team.as("auditor").get(Demo.STUDY + path).orFail("GET " + path).json();
    }

    @Test
    void subjects_end_where_their_stories_end() {
        assertThat(Demo.statuses(team)).isEqualTo(Demo.study(team).counts().subjects());
    }

    @Test
    void loading_it_again_adds_nothing() {
        Map<String, Long> before = Demo.heads(team.as("auditor"));

        Demo.study(team).load((done, of, what) -> {});

        assertThat(Demo.heads(team.as("auditor"))).isEqualTo(before);
    }

    @Test
    void queries_stand_where_their_stories_end() {
        Map<String, Integer> statuses = new TreeMap<>();
        for (JsonNode query : read("/queries?limit=500").path("queries")) {
            statuses.merge(query.path("status").asString(), 1, Integer::sum);
        }

        assertThat(statuses).isEqualTo(Demo.study(team).counts().queries());
    }

    @Test
    void adverse_events_are_all_there() {
        assertThat(read("/adverse-events?limit=1000").path("items"))
                .hasSize(Demo.study(team).counts().adverseEvents());
    }

    @Test
    void the_history_verifies_and_every_change_to_it_is_found() throws Exception {
        Path bundle = folder.resolve("bundle.ndjson");
        try (InputStream in = team.as("auditor").stream(Demo.STUDY + "/history/bundle")) {
            Files.copy(in, bundle);
        }
        List<String> lines = Files.readAllLines(bundle);

        assertThat(Verifier.check(bundle).exitCode()).isZero();
        int event = firstDisclosedAfter(lines, lines.size() / 3);
        long position = position(lines.get(event));
        List<String> removed = new ArrayList<>(lines);
        removed.remove(event);
        List<String> inserted = new ArrayList<>(lines);
        inserted.add(event, lines.get(event));
        List<String> swapped = new ArrayList<>(lines);
        java.util.Collections.swap(swapped, event, event + 1);
        Map<String, List<String>> changed = Map.of(
                "flipped", flipped(lines, event),
                "removed", removed,
                "inserted", inserted,
                "swapped", swapped,
                "cut", lines.subList(0, event));
        changed.entrySet().parallelStream().forEach(each -> assertRefused(each.getKey(), each.getValue(), position));
    }

    @Test
    void a_study_a_site_and_a_subject_are_taken_home_although_the_gateway_is_killed() throws Exception {
        Exports exports = new Exports(team.as("auditor"), DemoStudy.STUDY);
        List<String> begun = List.of(
                exports.begin(Map.of()),
                exports.begin(Map.of("site", "101")),
                exports.begin(Map.of("subject", "101-001")));

        Installations.shared().killAndAwait("gateway");

        assertThat(begun).extracting(exports::state).contains("paused");
        begun.forEach(exports::resume);
        for (String export : begun) {
            JsonNode done = exports.awaitDone(export);
            Path bundle = exports.fetch(export, folder.resolve(export.replaceFirst(".*/", "") + ".zip"));
            Verifier.Verdict verdict = Verifier.check(bundle);
            assertThat(verdict.exitCode()).as(verdict.said()).isZero();
            assertThat(recorded(export.replaceFirst(".*/", "")))
                    .isEqualTo(done.path("manifestSha256").asString());
        }
    }

    /** What the study's history has of an export. */
    private String recorded(String export) {
        return read("/history?type=enrollment.HistoryExported&limit=500")
                .path("events")
                .valueStream()
                .map(event -> event.path("payload"))
                .filter(payload -> payload.path("exportId").asString().equals(export))
                .map(payload -> payload.path("manifestSha256").asString())
                .findFirst()
                .orElse("nothing");
    }

    private static int firstDisclosedAfter(List<String> lines, int from) {
        int index = from;
        while (!lines.get(index).contains("\"payload\"")
                || !lines.get(index + 1).contains("\"payload\"")) {
            index++;
        }
        return index;
    }

    private static List<String> flipped(List<String> lines, int event) {
        String line = lines.get(event);
        int at = line.indexOf("\"payload\":\"") + "\"payload\":\"".length() + 4;
        char other = line.charAt(at) == 'A' ? 'B' : 'A';
        List<String> changed = new ArrayList<>(lines);
        changed.set(event, line.substring(0, at) + other + line.substring(at + 1));
        return changed;
    }

    private static long position(String line) {
        return JsonMapper.shared().readTree(line).path("position").asLong();
    }

    /** Refused, and the place is named. */
    private void assertRefused(String name, List<String> lines, long position) {
        try {
            Path changed = folder.resolve(name + ".ndjson");
            Files.write(changed, lines);
            Verifier.Verdict verdict = Verifier.check(changed);
            assertThat(verdict.exitCode()).as(name + ": " + verdict.said()).isEqualTo(1);
            assertThat(verdict.said()).as(name).contains(String.format(Locale.ROOT, "position %,d", position));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the verifier ran", e);
        }
    }
}
