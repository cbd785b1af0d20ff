package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports as jobs; the services are stubs, so what a bundle proves is checked elsewhere. */
class ExportIT {

    private static final String EXPORTS = "/api/v1/studies/LZZT/exports";
    private static final int EVENTS = 1_200;

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext gateway;

    private volatile CountDownLatch gate = new CountDownLatch(0);
    /** That the reader may see, as JSON. */
    private volatile String sites = "null";

    private volatile String texts = "null";

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // against hanging only
    }

    @BeforeEach
    void start() {
        WORLD.reset();
        WORLD.services().forEach(service -> service.answers(exchange -> answer(service.name, exchange)));
        if (gateway == null) {
            gateway = run();
        }
    }

    @AfterEach
    void letGo() {
        gate.countDown();
    }

    private static ConfigurableApplicationContext run() {
        return WORLD.run(
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + WORLD.issuer.url(),
                "--trialledger.gateway.idle-timeout=30s",
                "--trialledger.gateway.exports.folder=" + folder.resolve("exports"));
    }

    @Test
    void a_study_s_history_is_made_recorded_and_fetched() throws Exception {
        HttpResponse<String> begun = begin("{}", UUID.randomUUID().toString());

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        JsonNode done = await().until(
                        () -> get(location),
                        export -> export.path("state").asString().equals("done"));
        assertThat(done.at("/lines/written").asLong())
                .isEqualTo(done.at("/lines/total").asLong())
                .isEqualTo(3 * 2 * EVENTS);
        Map<String, byte[]> files = unzipped(fetch(location));
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
        try (Stream<Path> all = Files.walk(folder.resolve("exports"))) {
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
        gate = new CountDownLatch(1);
        String location = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() ->
                WORLD.visits.asked.stream().anyMatch(asked -> asked.target().contains("/bundle?size=")));
        await().until(() -> get(location).at("/lines/written").asLong() >= EVENTS + EVENTS / 2);
        gateway.close();
        gate.countDown();
        gateway = run();

        JsonNode paused = get(location);
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.at("/reason/rule").asString()).isEqualTo("GATEWAY_RESTARTED");
        assertThat(paused.at("/lines/written").asLong()).isBetween((long) EVENTS, 2L * EVENTS);
        WORLD.visits.asked.clear();
        WORLD.enrollment.asked.clear();
        assertThat(send("POST", location + "/resume", "", WORLD.issuer.token()).statusCode())
                .isEqualTo(202);

        await().until(() -> get(location).path("state").asString().equals("done"));
        assertThat(WORLD.enrollment.asked).noneMatch(asked -> asked.target().contains("/bundle?size="));
        assertThat(WORLD.visits.asked).anyMatch(asked -> asked.target().contains("&from="));
        Map<String, byte[]> files = unzipped(fetch(location));
        assertThat(text(files, "logs/visits.ndjson")).isEqualTo(log("visits", 0, EVENTS) + CLOSE);
    }

    @Test
    void an_ended_login_pauses_a_job_until_its_owner_is_back() throws Exception {
        WORLD.adverseEvents.answers(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/revealed")) {
                StubService.send(exchange, 401, "application/problem+json", "{\"rule\":\"NOT_AUTHENTICATED\"}");
            } else {
                answer("adverse-events", exchange);
            }
        });
        String location = begin("{\"site\":\"701\"}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode paused = await().until(
                        () -> get(location),
                        export -> export.path("state").asString().equals("paused"));
        assertThat(paused.at("/reason/rule").asString()).isEqualTo("TOKEN_EXPIRED");
        assertThat(rule(send("GET", location + "/bundle.zip", "", WORLD.issuer.token())))
                .isEqualTo("EXPORT_NOT_DONE");
        WORLD.adverseEvents.answers(exchange -> answer("adverse-events", exchange));

        send("POST", location + "/resume", "", WORLD.issuer.token());

        await().until(() -> get(location).path("state").asString().equals("done"));
        assertThat(unzipped(fetch(location))).containsKey("logs/adverse-events.ndjson");
    }

    @Test
    void only_who_asked_sees_it() throws Exception {
        String location = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String other = WORLD.issuer.tokenOf("somebody-else");

        assertThat(send("GET", location, "", other).statusCode()).isEqualTo(404);
        assertThat(rule(send("POST", location + "/resume", "", other))).isEqualTo("UNKNOWN_EXPORT");
        assertThat(rule(send("DELETE", location, "", other))).isEqualTo("UNKNOWN_EXPORT");
        assertThat(send("GET", location + "/bundle.zip", "", other).statusCode())
                .isEqualTo(404);
        assertThat(json(send("GET", EXPORTS, "", other).body().getBytes(StandardCharsets.UTF_8))
                        .path("exports"))
                .isEmpty();
        await().until(() -> get(location).path("state").asString().equals("done"));
        WORLD.enrollment.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));
        assertThat(send("GET", location + "/bundle.zip", "", WORLD.issuer.token())
                        .statusCode())
                .as("no longer authorized")
                .isEqualTo(403);
        assertThat(send("DELETE", location, "", WORLD.issuer.token()).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", location, "", WORLD.issuer.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void who_sees_fewer_sites_than_before_fetches_nothing() throws Exception {
        sites = "null";
        String all = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() -> get(all).path("state").asString().equals("done"));
        sites = "[\"701\", \"702\"]";
        String two = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() -> get(two).path("state").asString().equals("done"));

        assertThat(rule(send("GET", all + "/bundle.zip", "", WORLD.issuer.token())))
                .isEqualTo("NOT_AUTHORIZED");
        assertThat(fetch(two).statusCode()).isEqualTo(200);
        sites = "[\"702\"]";
        assertThat(fetch(two).statusCode()).isEqualTo(403);
        sites = "null";
        assertThat(fetch(two).statusCode()).isEqualTo(200);
    }

    @Test
    void who_may_read_fewer_texts_than_before_fetches_nothing() throws Exception {
        texts = "[\"701\"]";
        String export = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() -> get(export).path("state").asString().equals("done"));

        texts = "[]";
        assertThat(rule(send("GET", export + "/bundle.zip", "", WORLD.issuer.token())))
                .isEqualTo("NOT_AUTHORIZED");
        texts = "[\"701\", \"702\"]";
        assertThat(fetch(export).statusCode()).isEqualTo(200);
    }

    @Test
    void what_rights_gained_while_it_was_made_let_into_it_is_not_for_who_has_lost_them() throws Exception {
        gate = new CountDownLatch(1);
        texts = "[]";
        String export = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() ->
                WORLD.visits.asked.stream().anyMatch(asked -> asked.target().contains("/bundle?size=")));
        texts = "null";
        gate.countDown();
        await().until(() -> get(export).path("state").asString().equals("done"));

        texts = "[]";
        assertThat(fetch(export).statusCode()).isEqualTo(403);
    }

    @Test
    void a_download_that_was_cut_goes_on() throws Exception {
        String location = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() -> get(location).path("state").asString().equals("done"));
        HttpResponse<byte[]> whole = fetch(location);
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> rest = fetch(location, "Range", "bytes=100-", "If-Range", tag);
        HttpResponse<byte[]> other = fetch(location, "Range", "bytes=100-", "If-Range", "\"other\"");

        assertThat(tag).startsWith("\"");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, whole.body().length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 100-" + (whole.body().length - 1) + "/" + whole.body().length);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole.body());
        assertThat(fetch(location, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void the_same_key_begins_it_once() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = begin("{\"subject\":\"1015\"}", key);
        HttpResponse<String> again = begin("{\"subject\":\"1015\",\"site\":null}", key);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(rule(begin("{}", key))).isEqualTo("KEY_REUSED");
        assertThat(rule(begin("{\"arm\":\"A\"}", UUID.randomUUID().toString()))).isEqualTo("MALFORMED");
        assertThat(rule(begin("{}", ""))).isEqualTo("KEY_REQUIRED");
    }

    @Test
    void the_key_of_a_removed_one_begins_another() throws Exception {
        gate = new CountDownLatch(1);
        String key = UUID.randomUUID().toString();
        String removed = begin("{}", key).headers().firstValue("Location").orElseThrow();
        await().until(() ->
                WORLD.visits.asked.stream().anyMatch(asked -> asked.target().contains("/bundle?size=")));
        send("DELETE", removed, "", WORLD.issuer.token());

        String another = begin("{}", key).headers().firstValue("Location").orElseThrow();
        gate.countDown();

        assertThat(another).isNotEqualTo(removed);
        await().until(() -> get(another).path("state").asString().equals("done"));
        assertThat(unzipped(fetch(another))).containsKey("manifest.json");
    }

    @Test
    void what_is_removed_while_it_runs_leaves_nothing_behind() throws Exception {
        gate = new CountDownLatch(1);
        String location = begin("{}", UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() ->
                WORLD.visits.asked.stream().anyMatch(asked -> asked.target().contains("/bundle?size=")));

        assertThat(send("DELETE", location, "", WORLD.issuer.token()).statusCode())
                .isEqualTo(204);
        gate.countDown();

        Path files = folder.resolve("exports").resolve(location.replaceFirst(".*/", ""));
        await().untilAsserted(() -> assertThat(files).doesNotExist());
        assertThat(send("GET", location, "", WORLD.issuer.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void who_may_not_read_the_history_begins_nothing() throws Exception {
        WORLD.visits.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));

        HttpResponse<String> refused = begin("{}", UUID.randomUUID().toString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(rule(begin("{\"site\":\"nowhere\"}", UUID.randomUUID().toString())))
                .isEqualTo("NOT_AUTHORIZED");
    }

    private static HttpResponse<String> begin(String body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(World.url(gateway) + EXPORTS))
                .header("Authorization", "Bearer " + WORLD.issuer.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return WORLD.client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        return WORLD.client.send(
                HttpRequest.newBuilder(URI.create(World.url(gateway) + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, "", WORLD.issuer.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return World.json(answer);
    }

    private static HttpResponse<byte[]> fetch(String location, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(World.url(gateway) + location + "/bundle.zip"))
                .header("Authorization", "Bearer " + WORLD.issuer.token());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return WORLD.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String rule(HttpResponse<String> response) {
        return World.rule(response);
    }

    private static JsonNode json(byte[] text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static final String CLOSE = "{\"checkpoint\":\"note\"}\n";

    private static String log(String name, int from, int to) {
        StringBuilder lines = new StringBuilder();
        if (from == 0) {
            lines.append("{\"log\":\"trialledger.local/" + name + "\",\"from\":0,\"size\":" + EVENTS + "}\n");
        }
        for (int position = from; position < to; position++) {
            lines.append("{\"position\":" + position + ",\"cid\":\"c\",\"payload\":\"" + "x".repeat(100) + "\"}\n");
        }
        return lines.toString();
    }

    /** What a service answers to the questions of an export. */
    private void answer(String name, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> asked = query(exchange);
        if (path.endsWith("/plan")) {
            StubService.json(exchange, 200, """
                {"log": "trialledger.local/%s", "size": %d, "vkeys": ["k"], "lines": %d, "events": %d,
                 "role": "MONITOR", "sites": %s, "texts": %s}\
                """.formatted(name, EVENTS, EVENTS, EVENTS, sites, texts));
        } else if (path.endsWith("/bundle")) {
            bundle(name, Integer.parseInt(asked.getOrDefault("from", "0")), exchange);
        } else if (asked.containsKey("type")) {
            StubService.json(exchange, 200, """
                {"head": %d, "coveredTo": %d, "events": [%s]}\
                """.formatted(EVENTS + 9, EVENTS + 9, ofType(asked.get("type"))));
        } else if (path.endsWith("/history")) {
            history(
                    Integer.parseInt(asked.getOrDefault("afterPosition", "-1")),
                    Integer.parseInt(asked.getOrDefault("limit", "1")),
                    exchange);
        } else if (path.contains("/bundle/")) {
            StubService.send(
                    exchange,
                    200,
                    "application/x-ndjson",
                    "{\"log\":\"trialledger.local/" + name + "\",\"position\":7,\"of\":\""
                            + path.substring(path.lastIndexOf('/') + 1) + "\"}\n");
        } else {
            StubService.json(exchange, 200, "{\"recorded\":true}");
        }
    }

    /** The log of visits comes in two halves, the second one when the gate is open. */
    private void bundle(String name, int from, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        int middle = name.equals("visits") && from < EVENTS / 2 ? EVENTS / 2 + 1 : EVENTS;
        String text = log(name, from, middle);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        if (middle < EVENTS) {
            exchange.getResponseBody().write("{\"position\":".getBytes(StandardCharsets.UTF_8)); // within a line
            exchange.getResponseBody().flush();
            awaitGate();
            exchange.getResponseBody()
                    .write(log(name, middle, EVENTS)
                            .substring("{\"position\":".length())
                            .getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseBody().write(CLOSE.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void awaitGate() {
        try {
            gate.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of each type one; an item was named anew after the checkpoint. */
    private static String ofType(String type) {
        String definition = "\"payload\":{\"definition\":{\"item\":\"VS.SYSBP\",\"name\":\"%s\"}}}";
        return switch (type) {
            case "visits.ItemDefined" -> event(3, type) + definition.formatted("Systolic blood pressure");
            case "visits.ItemRedefined" -> event(EVENTS + 2, type) + definition.formatted("Systolic, later");
            case "enrollment.IdentityDisclosed" -> event(5, type) + "\"reason\":\"to call back\",\"payload\":{}}";
            default -> "";
        };
    }

    private static String event(int position, String type) {
        return "{\"position\":" + position + ",\"at\":\"2026-03-01T12:00:00Z\",\"eventId\":\"e" + position
                + "\",\"type\":\"" + type + "\",";
    }

    /** As a log that has grown since the checkpoint: what came later is not in the bundle. */
    private static void history(int after, int limit, HttpExchange exchange) throws IOException {
        int head = EVENTS + 9;
        List<String> events = new ArrayList<>();
        for (int position = after + 1; position <= head && events.size() < limit; position++) {
            events.add("{\"position\":" + position + ",\"at\":\"2026-03-01T12:00:00Z\",\"eventId\":\"e" + position
                    + "\"}");
        }
        StubService.json(
                exchange,
                200,
                "{\"head\":" + head + ",\"coveredTo\":" + (events.size() == limit ? after + limit : head)
                        + ",\"events\":[" + String.join(",", events) + "]}");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query == null ? new String[0] : query.split("&", -1)) {
            String[] both = field.split("=", 2);
            if (both.length == 2) {
                fields.put(both[0], both[1]);
            }
        }
        return fields;
    }
}
