package io.trialledger.gateway;

import static io.trialledger.gateway.ExportedServices.EVENTS;
import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports as jobs; the services are stubs, so what a bundle proves is checked elsewhere. */
class ExportIT {

    @TempDir
    static Path folder;

    private static ExportGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new ExportGateway(folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void reset() {
        gateway.reset();
    }

    @AfterEach
    void letGo() {
        gateway.services.open();
    }

    @Test
    void a_study_s_history_is_made_recorded_and_fetched() throws Exception {
        HttpResponse<String> begun = gateway.begin("{}", UUID.randomUUID().toString());

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        JsonNode done = gateway.await(location, "done");
        assertThat(done.at("/lines/written").asLong())
                .isEqualTo(done.at("/lines/total").asLong())
                .isEqualTo(3 * 2 * EVENTS);
        Map<String, byte[]> files = ExportGateway.unzipped(gateway.fetch(location));
        assertThat(files.keySet())
                .containsExactly(
                        "access.ndjson",
                        "assets/app.js",
                        "checkpoints/adverse-events.ndjson",
                        "checkpoints/enrollment.ndjson",
                        "checkpoints/visits.ndjson",
                        "history/0001.js",
                        "history/0002.js",
                        "history/0003.js",
                        "history/0004.js",
                        "history/index.js",
                        "index.html",
                        "keys.json",
                        "logs/adverse-events.ndjson",
                        "logs/enrollment.ndjson",
                        "logs/visits.ndjson",
                        "revealed.ndjson",
                        "team.ndjson",
                        "verify.html",
                        "manifest.json");
        JsonNode manifest = json(files.get("manifest.json"));
        assertThat(manifest.at("/logs/0/events").asLong()).isEqualTo(EVENTS);
        assertThat(manifest.at("/askedBy/role").asString()).isEqualTo("MONITOR");
        manifest.path("files")
                .forEach(
                        file -> assertThat(Sha256.of(files.get(file.path("name").asString())))
                                .isEqualTo(file.path("sha256").asString()));
        assertThat(manifest.path("files")).hasSize(files.size() - 1);
        assertThat(text(files, "history/0004.js"))
                .startsWith("history.page(4, [")
                .hasLineCount(602);
        assertThat(text(files, "history/index.js")).contains("\"pages\":4").contains("\"events\":3600");
        assertThat(text(files, "history/index.js"))
                .as("names that were given before the checkpoint")
                .contains("\"items\":{\"VS.SYSBP\":\"Systolic blood pressure\"}");
        assertThat(text(files, "access.ndjson").lines())
                .as("three services' refusals, then what was looked at")
                .hasSize(4)
                .last()
                .asString()
                .contains("\"log\":\"trialledger.local/enrollment\"")
                .contains("\"what\":\"enrollment.IdentityDisclosed\"")
                .contains("\"why\":\"to call back\"")
                .contains("\"position\":5,\"eventId\":\"e5\"");
        String recorded = WORLD.enrollment.asked.stream()
                .filter(asked -> asked.method().equals("PUT"))
                .map(StubService.Asked::body)
                .findFirst()
                .orElseThrow();
        assertThat(json(recorded.getBytes(StandardCharsets.UTF_8))
                        .path("manifestSha256")
                        .asString())
                .isEqualTo(Sha256.of(files.get("manifest.json")))
                .isEqualTo(done.path("manifestSha256").asString());
        assertThat(onlyOwnersMayRead()).isTrue();
    }

    private static boolean onlyOwnersMayRead() throws IOException {
        try (Stream<Path> all = Files.walk(gateway.exports)) {
            for (Path each : all.toList()) {
                if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(each))
                        .endsWith("------")) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void a_job_that_a_restart_cut_off_goes_on_where_it_was() throws Exception {
        gateway.services.shut();
        String location = gateway.begun("{}");
        gateway.awaitHalf();
        await().until(() -> gateway.get(location).at("/lines/written").asLong() >= EVENTS + EVENTS / 2);
        gateway.stop();
        gateway.services.open();
        gateway.startAgain();

        JsonNode paused = gateway.get(location);
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.at("/reason/rule").asString()).isEqualTo("GATEWAY_RESTARTED");
        assertThat(paused.at("/lines/written").asLong()).isBetween((long) EVENTS, 2L * EVENTS);
        WORLD.visits.asked.clear();
        WORLD.enrollment.asked.clear();
        assertThat(gateway.send("POST", location + "/resume").statusCode()).isEqualTo(202);

        gateway.await(location, "done");
        assertThat(WORLD.enrollment.asked).noneMatch(asked -> asked.target().contains("/bundle?size="));
        assertThat(WORLD.visits.asked).anyMatch(asked -> asked.target().contains("&from="));
        Map<String, byte[]> files = ExportGateway.unzipped(gateway.fetch(location));
        assertThat(text(files, "logs/visits.ndjson"))
                .isEqualTo(ExportedServices.log("visits", 0, EVENTS) + ExportedServices.CLOSE);
    }

    @Test
    void an_ended_login_pauses_a_job_until_its_owner_is_back() throws Exception {
        WORLD.adverseEvents.answers(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/revealed")) {
                StubService.send(exchange, 401, "application/problem+json", "{\"rule\":\"NOT_AUTHENTICATED\"}");
            } else {
                gateway.services.answer("adverse-events", exchange);
            }
        });
        String location = gateway.begun("{\"site\":\"701\"}");
        JsonNode paused = gateway.await(location, "paused");
        assertThat(paused.at("/reason/rule").asString()).isEqualTo("TOKEN_EXPIRED");
        assertThat(World.rule(gateway.send("GET", location + "/bundle.zip"))).isEqualTo("EXPORT_NOT_DONE");
        WORLD.adverseEvents.answers(exchange -> gateway.services.answer("adverse-events", exchange));

        gateway.send("POST", location + "/resume");

        gateway.await(location, "done");
        assertThat(ExportGateway.unzipped(gateway.fetch(location))).containsKey("logs/adverse-events.ndjson");
    }

    @Test
    void a_download_that_was_cut_goes_on() throws Exception {
        String location = gateway.begun("{}");
        gateway.await(location, "done");
        HttpResponse<byte[]> whole = gateway.fetch(location);
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> rest = gateway.fetch(location, "Range", "bytes=100-", "If-Range", tag);
        HttpResponse<byte[]> other = gateway.fetch(location, "Range", "bytes=100-", "If-Range", "\"other\"");

        assertThat(tag).startsWith("\"");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, whole.body().length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 100-" + (whole.body().length - 1) + "/" + whole.body().length);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole.body());
        assertThat(gateway.fetch(location, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void the_same_key_begins_it_once() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = gateway.begin("{\"subject\":\"1015\"}", key);
        HttpResponse<String> again = gateway.begin("{\"subject\":\"1015\",\"site\":null}", key);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(World.rule(gateway.begin("{}", key))).isEqualTo("KEY_REUSED");
        assertThat(World.rule(gateway.begin("{\"arm\":\"A\"}", UUID.randomUUID().toString())))
                .isEqualTo("MALFORMED");
        assertThat(World.rule(gateway.begin("{}", ""))).isEqualTo("KEY_REQUIRED");
    }

    @Test
    void the_key_of_a_removed_one_begins_another() throws Exception {
        gateway.services.shut();
        String key = UUID.randomUUID().toString();
        String removed = ExportGateway.location(gateway.begin("{}", key));
        gateway.awaitHalf();
        gateway.send("DELETE", removed);

        String another = ExportGateway.location(gateway.begin("{}", key));
        gateway.services.open();

        assertThat(another).isNotEqualTo(removed);
        gateway.await(another, "done");
        assertThat(ExportGateway.unzipped(gateway.fetch(another))).containsKey("manifest.json");
    }

    @Test
    void what_is_removed_while_it_runs_leaves_nothing_behind() throws Exception {
        gateway.services.shut();
        String location = gateway.begun("{}");
        gateway.awaitHalf();

        assertThat(gateway.send("DELETE", location).statusCode()).isEqualTo(204);
        gateway.services.open();

        Path files = gateway.exports.resolve(location.replaceFirst(".*/", ""));
        await().untilAsserted(() -> assertThat(files).doesNotExist());
        assertThat(gateway.send("GET", location).statusCode()).isEqualTo(404);
    }

    private static JsonNode json(byte[] text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
