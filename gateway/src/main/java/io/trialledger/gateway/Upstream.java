package io.trialledger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.stereotype.Component;

/** Asks services in the name of whoever asks the gateway. Thread-safe. */
@Component
class Upstream {

    private final HttpClient client;
    private final Duration timeout;
    private final List<Service> services;

    Upstream(HttpClient client, GatewayProperties properties) {
        this.client = client;
        this.timeout = properties.gateway().timeout();
        this.services = properties.services();
    }

    List<Service> services() {
        return services;
    }

    /**
     * Asks each service its own question, all at once, and waits for all answers.
     *
     * @throws Refusal naming the first service that doesn't answer
     * @throws UpstreamRefusal with the first answer that isn't 200
     */
    Map<Service, byte[]> askAll(Map<Service, String> pathAndQuery, Asker asker) {
        Map<Service, CompletableFuture<HttpResponse<byte[]>>> asked = new LinkedHashMap<>();
        pathAndQuery.forEach((service, path) -> asked.put(
                service, client.sendAsync(request(service, path, asker).build(), BodyHandlers.ofByteArray())));
        Map<Service, byte[]> answers = new LinkedHashMap<>();
        try {
            for (Map.Entry<Service, CompletableFuture<HttpResponse<byte[]>>> entry : asked.entrySet()) {
                answers.put(entry.getKey(), body(entry.getKey(), entry.getValue()));
            }
        } finally {
            asked.values().forEach(future -> future.cancel(true));
        }
        return answers;
    }

    /**
     * Opens a stream of a service; the caller closes it and watches that it goes on.
     *
     * @throws Refusal naming the service if it doesn't answer
     * @throws UpstreamRefusal with its answer if that isn't 200
     */
    InputStream open(Service service, String pathAndQuery, Asker asker) {
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(service, pathAndQuery, asker).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                try (InputStream body = answer.body()) {
                    throw new UpstreamRefusal(service, answer.statusCode(), answer.headers(), body.readAllBytes());
                }
            }
            return answer.body();
        } catch (IOException e) {
            throw new Refusal(FailureFilter.ofService(service.name(), e, false));
        } catch (InterruptedException e) {
            throw interrupted(service);
        }
    }

    /**
     * Puts JSON to a service.
     *
     * @throws Refusal naming the service if it doesn't answer; then it isn't known whether it did it
     * @throws UpstreamRefusal with its answer if that isn't 200
     */
    void put(Service service, String path, String json, Asker asker) {
        HttpRequest request = request(service, path, asker)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        body(service, client.sendAsync(request, BodyHandlers.ofByteArray()));
    }

    private static byte[] body(Service service, CompletableFuture<HttpResponse<byte[]>> asked) {
        try {
            HttpResponse<byte[]> answer = asked.get();
            if (answer.statusCode() != 200) {
                throw new UpstreamRefusal(service, answer.statusCode(), answer.headers(), answer.body());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new Refusal(FailureFilter.ofService(service.name(), e, false));
        } catch (InterruptedException e) {
            throw interrupted(service);
        }
    }

    private static Refusal interrupted(Service service) {
        Thread.currentThread().interrupt();
        return new Refusal(Problem.unavailable(service.name(), "the gateway is stopping"));
    }

    private HttpRequest.Builder request(Service service, String pathAndQuery, Asker asker) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.url() + pathAndQuery)).timeout(timeout);
        asker.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request;
    }
}
