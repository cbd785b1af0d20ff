package io.trialledger.enrollment;

import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.eventstore.EventLog;
import io.trialledger.starter.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on free ports over an embedded MongoDB, one for all tests of a run: each test begins a study of its own. */
final class RunningService {

    private static final RunningService ONE = start();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestTokens tokens;
    private final ConfigurableApplicationContext context;

    private RunningService(TestTokens tokens, ConfigurableApplicationContext context) {
        this.tokens = tokens;
        this.context = context;
    }

    static RunningService one() {
        return ONE;
    }

    private static RunningService start() {
        try {
            TestTokens tokens = new TestTokens();
            Path folder = Files.createTempDirectory("enrollment");
            EmbeddedMongo mongo = EmbeddedMongo.open(folder.resolve("data"), 0);
            ConfigurableApplicationContext context = SpringApplication.run(
                    EnrollmentServiceApplication.class,
                    "--server.port=0",
                    "--spring.grpc.server.port=0",
                    "--spring.mongodb.uri=" + mongo.uri(),
                    "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                    "--trialledger.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                    "--trialledger.ledger.signing-key=" + signingKey());
            return new RunningService(tokens, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    TestTokens tokens() {
        return tokens;
    }

    /** A person's token; only ada may begin studies. */
    String token(String user) {
        return user.equals("ada") ? tokens.person(user, "study.create") : tokens.person(user);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int grpcPort() {
        return context.getBean(GrpcServerLifecycle.class).getPort();
    }

    /** Position of the last event in the log. */
    long head() {
        return context.getBean(EventLog.class).head();
    }

    /** @param token empty for none */
    Answer send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + context.getEnvironment().getProperty("local.server.port") + "/api/v1" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> http) {

        private static final JsonMapper JSON = JsonMapper.shared();

        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String rule() {
            return json().path("rule").asString("");
        }

        String field() {
            return json().path("field").asString("");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + http.body();
        }
    }
}
