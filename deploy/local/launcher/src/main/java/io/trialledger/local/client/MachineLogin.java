package io.trialledger.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Logs a site's system in: OAuth 2.0 client credentials. */
public final class MachineLogin implements TokenSource {

    private final URI issuer;
    private final String clientId;
    private final String secret;
    private final HttpClient http = HttpClient.newHttpClient();

    public MachineLogin(URI issuer, String clientId, String secret) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.secret = secret;
    }

    @Override
    public String name() {
        return clientId;
    }

    @Override
    public Token fetch() throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return Token.read(JsonMapper.shared().readTree(answer.body()), clientId);
    }
}
