package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's types are made from the description kept in the repository: it must be the one that is served. */
class ApiDescriptionIT {

    private static final Path KEPT = Repository.home().resolve("docs/openapi.json");

    private static JsonNode served() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        Installations.shared().gateway().resolve("/api/v1/openapi.json"))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void the_kept_description_of_the_api_is_the_served_one() throws IOException, InterruptedException {
        JsonNode kept = JsonMapper.shared().readTree(Files.readAllBytes(KEPT));
        assertThat(served().equals(kept))
                .as(
                        "%s is what the gateway serves; write it anew: npm --prefix portal run openapi -- %s",
                        Repository.home().relativize(KEPT),
                        Installations.shared().gateway())
                .isTrue();
    }
}
