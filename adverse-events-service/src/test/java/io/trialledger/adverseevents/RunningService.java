package io.trialledger.adverseevents;

import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.starter.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on free ports over an embedded MongoDB, and a client for it. */
final class RunningService implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedMongo mongo;
    private final ConfigurableApplicationContext context;

    private RunningService(EmbeddedMongo mongo, ConfigurableApplicationContext context) {
        this.mongo = mongo;
        this.context = context;
    }

    static RunningService start(TestTokens tokens, ScriptedEnrollment enrollment) throws IOException {
        Path folder = Files.createTempDirectory("adverse-events");
        EmbeddedMongo mongo = EmbeddedMongo.open(folder.resolve("data"), 0);
        return new RunningService(
                mongo,
                SpringApplication.run(
                        AdverseEventsServiceApplication.class,
                        "--server.port=0",
                        "--spring.grpc.server.port=0",
                        "--spring.mongodb.uri=" + mongo.uri(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--trialledger.machine.client-id=adverse-events",
                        "--trialledger.machine.client-secret=secret",
                        "--trialledger.machine.token-uri=" + tokens.tokenUri(),
                        "--trialledger.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "--trialledger.ledger.signing-key=" + signingKey(),
                        "--trialledger.streams.enrollment.address=" + enrollment.address(),
                        "--trialledger.destinations.DiscontinueSubject=" + enrollment.address(),
                        "--trialledger.processing.retry-dead-letters=200ms"));
    }

    private static String signingKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> put(String path, String token, String body, String... headers) {
        return send("PUT", path, token, body, headers);
    }

    HttpResponse<String> post(String path, String token, String body, String... headers) {
        return send("POST", path, token, body, headers);
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        return send("GET", path, token, null, headers);
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + context.getEnvironment().getProperty("local.server.port") + "/api/v1" + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST")) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** What a client sends back to read its own write. */
    static String position(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Log-Position").orElseThrow();
    }

    @Override
    public void close() {
        context.close();
        mongo.close();
    }
}
