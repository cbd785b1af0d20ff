package io.trialledger.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway with three stub services and a stub issuer behind it, one for all tests of this JVM. */
final class World {

    static final World WORLD = new World();

    final StubIssuer issuer = new StubIssuer();
    final StubService enrollment = new StubService("enrollment");
    final StubService visits = new StubService("visits");
    final StubService adverseEvents = new StubService("adverse-events");
    final String url;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private World() {
        url = start(
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.url(),
                "--trialledger.gateway.rate-limits.api-burst=1000000",
                "--trialledger.gateway.rate-limits.session-burst=1000000",
                "--trialledger.gateway.rate-limits.logins-per-minute=1000000");
    }

    /** Starts another gateway before the same services. */
    String start(String... arguments) {
        return url(run(arguments));
    }

    static String url(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** As {@link #start}, for a gateway that the test ends. */
    ConfigurableApplicationContext run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--trialledger.enrollment.url=" + enrollment.url(),
                "--trialledger.visits.url=" + visits.url(),
                "--trialledger.adverse-events.url=" + adverseEvents.url(),
                "--trialledger.login.client-secret=" + StubIssuer.CLIENT_SECRET,
                "--trialledger.gateway.timeout=2s",
                "--trialledger.gateway.idle-timeout=1s",
                "--logging.level.root=warn"));
        for (String argument : arguments) {
            String name = argument.substring(0, argument.indexOf('=') + 1);
            all.removeIf(known -> known.startsWith(name));
            all.add(argument);
        }
        return SpringApplication.run(GatewayApplication.class, all.toArray(String[]::new));
    }

    List<StubService> services() {
        return List.of(enrollment, visits, adverseEvents);
    }

    void reset() {
        services().forEach(StubService::reset);
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return anonymous(pathAndQuery).header("Authorization", "Bearer " + issuer.token());
    }

    HttpRequest.Builder anonymous(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(url + pathAndQuery));
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static String rule(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                ? json(response).get("rule").asString()
                : "no problem but " + response.body();
    }
}
