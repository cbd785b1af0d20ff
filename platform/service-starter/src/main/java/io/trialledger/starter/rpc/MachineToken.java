package io.trialledger.starter.rpc;

import io.trialledger.starter.TrialLedgerProperties;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This service's own bearer token, got by its client credentials (RFC 6749, 4.4), kept until shortly before it ends. Throws
 * {@link IllegalStateException} while the identity provider gives none; ask again then.
 */
class MachineToken implements Supplier<String> {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BEFORE_END = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final TrialLedgerProperties.Machine machine;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    MachineToken(TrialLedgerProperties.Machine machine, Clock clock) {
        this.machine = machine;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        String known = token;
        if (known != null && clock.instant().isBefore(renewAt)) {
            return known;
        }
        JsonNode answer = ask();
        String fresh = answer.path("access_token").asString("");
        if (fresh.isEmpty()) {
            throw new IllegalStateException("the identity provider gave no token");
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        renewAt = clock.instant()
                .plus(life.compareTo(BEFORE_END.multipliedBy(2)) > 0 ? life.minus(BEFORE_END) : life.dividedBy(2));
        token = fresh;
        return fresh;
    }

    private JsonNode ask() {
        String uri = required(machine.tokenUri(), "token-uri");
        String credentials = encoded(required(machine.clientId(), "client-id")) + ":"
                + encoded(required(machine.clientSecret(), "client-secret"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the identity provider answers " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the identity provider can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String required(@Nullable String value, String property) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new IllegalStateException("trialledger.machine." + property + " is not set"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
