package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.acceptance.Demo;
import io.trialledger.acceptance.Exports;
import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import io.trialledger.local.demo.DemoStudy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a blinded role takes home names no arm of a subject either, unpacked and decoded as anybody can do it. */
class BlindedFilesIT {

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;
    private static final String NUMBER = "101-011";

    private static final List<String> READ_CLINICAL_DATA =
            List.of("coordinator", "investigator", "monitor", "data-manager", "auditor", "inspector");
    private static final List<String> READ_HISTORY =
            Stream.concat(Stream.of("admin"), READ_CLINICAL_DATA.stream()).toList();

    /** The protocol names its arms, to everybody; it is about no subject. */
    private static final String OF_NO_SUBJECT = "\"type\":\"enrollment.ProtocolVersionReleased\"";

    @TempDir
    private Path folder;

    private List<String> arms;

    @BeforeEach
    void arms() throws IOException {
        arms = BlindedIT.arms();
    }

    @Test
    void no_page_of_the_odm_feed() throws IOException {
        Team team = Demo.loaded();
        Set<String> readers = ConcurrentHashMap.newKeySet();
        BlindedIT.BLINDED.parallelStream().forEach(account -> {
            String feed = feed(team.as(account));
            if (!feed.isEmpty()) {
                readers.add(account);
                assertThat(feed).as(account).contains("FormOID=\"F.RTSM\"");
                namesNoArm(account, feed);
            }
        });
        assertThat(readers).containsExactlyInAnyOrderElementsOf(READ_CLINICAL_DATA);
    }

    /** To its end; empty if this role is refused. */
    private static String feed(TrialClient reader) {
        StringBuilder feed = new StringBuilder();
        String after = "";
        while (true) {
            Answer answer = reader.get(STUDY + "/history/odm?limit=500" + after);
            if (answer.status() == 403) {
                return "";
            }
            feed.append(answer.orFail("the feed for " + reader.name()).body());
            if (!"true".equals(answer.headers().get("x-more"))) {
                return feed.toString();
            }
            after = "&after=" + answer.headers().get("x-next-cursor");
        }
    }

    @Test
    void no_event_of_the_bundle_in_one_file() throws IOException {
        for (String account : READ_HISTORY) {
            TrialClient reader = Demo.loaded().as(account);
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(reader.stream(STUDY + "/history/bundle"), StandardCharsets.UTF_8))) {
                String events = lines.lines()
                        .filter(line -> !line.contains(OF_NO_SUBJECT))
                        .map(BlindedFilesIT::decoded)
                        .collect(Collectors.joining("\n"));
                assertThat(events).as(account).contains("\"randomizedOn\"");
                namesNoArm(account, events);
            }
        }
    }

    @Test
    void no_file_in_the_bundle_of_a_subject() throws IOException {
        Map<String, String> begun = new LinkedHashMap<>();
        for (String account : BlindedIT.BLINDED) {
            Answer answer = Demo.loaded()
                    .as(account)
                    .post(STUDY + "/exports", UUID.randomUUID().toString(), Map.of("subject", NUMBER));
            if (answer.status() != 403) {
                begun.put(
                        account,
                        answer.orFail("an export").headers().get("location").replaceFirst("^/api/v1", ""));
            }
        }
        assertThat(begun).containsOnlyKeys(READ_HISTORY);

        for (Map.Entry<String, String> each : begun.entrySet()) {
            TrialClient reader = Demo.loaded().as(each.getKey());
            Exports exports = new Exports(reader, DemoStudy.STUDY);
            exports.awaitDone(each.getValue());
            Map<String, String> files =
                    unpacked(exports.fetch(each.getValue(), folder.resolve(each.getKey() + ".zip")));

            assertThat(files.get("logs/enrollment.ndjson")).contains("\"randomizedOn\"");
            assertThat(files.get("history/0001.js")).contains("enrollment.SubjectRandomized");
            assertThat(files).containsKey("revealed.ndjson");
            files.forEach((name, text) -> namesNoArm(each.getKey() + ", " + name, text));
            reader.send("DELETE", each.getValue(), null, Map.of()).orFail("to remove an export");
        }
    }

    private void namesNoArm(String of, String text) {
        assertThat(arms).as(of).noneMatch(text::contains);
    }

    private static Map<String, String> unpacked(Path bundle) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                files.put(
                        entry.getName(),
                        entry.getName().startsWith("logs/")
                                ? text.lines().map(BlindedFilesIT::decoded).collect(Collectors.joining("\n"))
                                : text);
            }
        }
        return files;
    }

    /** A line of a log, and what it holds in base64. */
    private static String decoded(String line) {
        JsonNode json = JsonMapper.shared().readTree(line);
        return Stream.of("payload", "metadata")
                .map(part -> json.path(part).asString(""))
                .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n", line + "\n", ""));
    }
}
