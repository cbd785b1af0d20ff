package io.trialledger.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the gateway as one person or system. Every write is safe to repeat (PUT, or POST with an {@code Idempotency-Key}),
 * so a lost connection, 502, 503 and 504 are tried again with the same key for up to {@code patience}. Thread-safe.
 */
public final class TrialClient {

    /** The same body in every process, whatever the order of a map: a repeat must equal what it repeats. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 250;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final TokenSource who;
    private final Positions positions;
    private final Duration patience;
    private @Nullable Token token;

    public TrialClient(URI gateway, TokenSource who, Positions positions, Duration patience) {
        this.gateway = gateway;
        this.who = who;
        this.positions = positions;
        this.patience = patience;
    }

    public String name() {
        return who.name();
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body), Map.of());
    }

    public Answer post(String path, String idempotencyKey, Object body) {
        return send("POST", path, JSON.writeValueAsString(body), Map.of("Idempotency-Key", idempotencyKey));
    }

    /** Sends a body as it stands. */
    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        Instant giveUp = Instant.now().plus(patience);
        while (true) {
            Optional<Answer> answer = once(method, path, body, headers);
            if (answer.isPresent() && !isPassing(answer.get())) {
                return answer.get();
            }
            if (Instant.now().isAfter(giveUp)) {
                return answer.orElseThrow(() -> new UncheckedIOException(
                        new IOException(method + " " + path + ": no answer within " + patience)));
            }
            pause();
        }
    }

    private static boolean isPassing(Answer answer) {
        return answer.status() == 502
                || answer.status() == 503
                || answer.status() == 504
                || "IN_PROGRESS".equals(answer.rule());
    }

    private Optional<Answer> once(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("X-Log-Position").ifPresent(positions::saw);
            return Optional.of(new Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().map().entrySet().stream()
                            .collect(Collectors.toMap(
                                    e -> e.getKey().toLowerCase(Locale.ROOT),
                                    e -> String.join(", ", e.getValue()),
                                    (a, b) -> a))));
        } catch (IOException lost) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Opens a body of JSON lines, which may be long; no retry. */
    public InputStream stream(String path) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(
                    request("GET", path, null, Map.of("Accept", "application/x-ndjson")),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IOException("GET " + path + " was answered " + response.statusCode() + ": "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("/api/v1" + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        positions.header().ifPresent(seen -> request.header("X-Log-Position", seen));
        headers.forEach(request::header);
        return request.build();
    }

    private synchronized String token() throws IOException, InterruptedException {
        Token known = token;
        if (known == null || Instant.now().isAfter(known.renewAt())) {
            known = who.fetch();
            token = known;
        }
        return known.value();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the gateway", e);
    }
}
