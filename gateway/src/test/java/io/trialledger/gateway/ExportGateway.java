package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A gateway with a folder for exports before stub services, and what a reader asks it. */
final class ExportGateway implements AutoCloseable {

    static final String EXPORTS = "/api/v1/studies/LZZT/exports";

    final ExportedServices services = new ExportedServices();
    final Path exports;
    private ConfigurableApplicationContext gateway;

    ExportGateway(Path folder) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // against hanging only
        exports = folder.resolve("exports");
        gateway = run();
    }

    private ConfigurableApplicationContext run() {
        return WORLD.run(
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + WORLD.issuer.url(),
                "--trialledger.gateway.idle-timeout=30s",
                "--trialledger.gateway.exports.folder=" + exports);
    }

    /** Before each test: nothing asked yet, everything allowed. */
    void reset() {
        WORLD.reset();
        WORLD.services().forEach(service -> service.answers(exchange -> services.answer(service.name, exchange)));
        services.letSee("null");
        services.letRead("null");
    }

    void stop() {
        gateway.close();
    }

    void startAgain() {
        gateway = run();
    }

    @Override
    public void close() {
        services.open();
        gateway.close();
    }

    HttpResponse<String> begin(String body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(World.url(gateway) + EXPORTS))
                .header("Authorization", "Bearer " + WORLD.issuer.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return WORLD.client.send(request.build(), BodyHandlers.ofString());
    }

    /** Where the export that is begun here will be. */
    String begun(String body) throws IOException, InterruptedException {
        return location(begin(body, UUID.randomUUID().toString()));
    }

    static String location(HttpResponse<String> begun) {
        return begun.headers().firstValue("Location").orElseThrow();
    }

    /** As it is once it is in this state. */
    JsonNode await(String location, String state) {
        return Awaitility.await()
                .until(
                        () -> get(location),
                        export -> export.path("state").asString().equals(state));
    }

    /** The services are asked for the log whose second half waits. */
    void awaitHalf() {
        Awaitility.await()
                .until(() -> WORLD.visits.asked.stream()
                        .anyMatch(asked -> asked.target().contains("/bundle?size=")));
    }

    HttpResponse<String> send(String method, String path, String token) throws IOException, InterruptedException {
        return WORLD.client.send(
                HttpRequest.newBuilder(URI.create(World.url(gateway) + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** By who asked for it. */
    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, WORLD.issuer.token());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return World.json(answer);
    }

    HttpResponse<byte[]> fetch(String location, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(World.url(gateway) + location + "/bundle.zip"))
                .header("Authorization", "Bearer " + WORLD.issuer.token());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return WORLD.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    static Map<String, byte[]> unzipped(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
