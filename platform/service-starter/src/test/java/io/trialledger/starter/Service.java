package io.trialledger.starter;

import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.eventstore.EventLog;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.starter.sample.SampleService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample service over an embedded MongoDB, and a client for it. */
final class Service implements AutoCloseable {

    static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final String SIGNING_KEY = Base64.getEncoder()
            .encodeToString(NoteSigner.generate("trialledger.local/sample").pkcs8());

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private EmbeddedMongo mongo;
    private final List<String> arguments;
    private ConfigurableApplicationContext context;

    private Service(Path folder, String... arguments) {
        this.folder = folder;
        this.mongo = EmbeddedMongo.open(folder, 0);
        this.arguments = List.of(arguments);
        this.context = run(arguments);
    }

    private static Service shared;

    /** One service for all tests that leave it as they found it. */
    static synchronized Service shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            shared.open("S1");
            shared.grant("S1", "g1", "cora", "COORDINATOR", "701");
            shared.grant("S1", "g2", "lims", "SITE_SYSTEM", "701");
            shared.grant("S1", "g3", "otto", "COORDINATOR", "702");
            shared.grant("S1", "g4", "mona", "MONITOR", null);
            shared.put("/api/v1/studies/S1/sites/701/subjects/1015", SampleService.person("cora", ""), null);
            shared.put("/api/v1/studies/S1/sites/702/subjects/2001", SampleService.person("otto", ""), null);
        }
        return shared;
    }

    static Service start(String... arguments) {
        try {
            Path folder = Files.createTempDirectory("starter");
            return new Service(folder, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext run(String... arguments) {
        String[] ours = {
            "--trialledger.service=sample",
            "--trialledger.grants-log=sample",
            "--trialledger.master-key=" + MASTER_KEY,
            "--trialledger.ledger.signing-key=" + SIGNING_KEY,
            "--trialledger.processing.retry-dead-letters=200ms",
            "--server.port=0",
            "--spring.grpc.server.port=0",
            "--spring.mongodb.uri=" + mongo.uri(),
            "--trialledger.internal-clients=mirror",
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                    + SampleService.tokens().issuer(),
            "--trialledger.web.max-body=100KB"
        };
        Map<String, String> named = new LinkedHashMap<>();
        Stream.of(ours, arguments)
                .flatMap(Stream::of)
                .forEach(one -> named.put(one.substring(0, one.indexOf('=')), one));
        return SpringApplication.run(SampleService.class, named.values().toArray(String[]::new));
    }

    void restart(String... arguments) {
        context.close();
        context = run(arguments);
    }

    /** Stops service and database, lets somebody at the database's file, and starts both again. */
    void withDatabaseStopped(Consumer<Path> edit) {
        context.close();
        mongo.close();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".mv.db")).forEach(edit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mongo = EmbeddedMongo.open(folder, 0);
        context = run(arguments.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    int grpcPort() {
        return context.getBean(GrpcServerLifecycle.class).getPort();
    }

    EmbeddedMongo mongo() {
        return mongo;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST") && !List.of(headers).contains("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        return send("GET", path, token, null, headers);
    }

    HttpResponse<String> put(String path, String token, String body, String... headers) {
        return send("PUT", path, token, body, headers);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String position(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Log-Position").orElseThrow();
    }

    /** A study with its administrator {@code ada}. */
    String open(String study) {
        return position(put("/api/v1/studies/" + study, SampleService.person("ada", "study.create"), null));
    }

    String grant(String study, String grant, String user, String role, String site) {
        String where = site == null ? "" : ",\"site\":\"" + site + "\"";
        HttpResponse<String> answer = put(
                "/api/v1/studies/" + study + "/grants/" + grant,
                SampleService.person("ada", ""),
                "{\"user\":\"" + user + "\",\"role\":\"" + role + "\"" + where + ",\"from\":\"2020-01-01\"}");
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return position(answer);
    }

    long head() {
        return bean(EventLog.class).head();
    }

    HttpResponse<String> write(String note, String token, String body, String... headers) {
        return put("/api/v1/studies/S1/subjects/1015/sites/701/notes/" + note, token, body, headers);
    }

    @Override
    public void close() {
        context.close();
        mongo.close();
    }
}
