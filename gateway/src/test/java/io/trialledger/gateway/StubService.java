package io.trialledger.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service as the gateway sees it: a real HTTP server that answers what the test says and remembers what it was asked. */
final class StubService {

    /** What to do with a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /**
     * A request that arrived.
     *
     * @param target path and query as they came
     */
    record Asked(String method, String target, Map<String, List<String>> headers, long bodyBytes, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    final String name;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer;
    private HttpServer server;
    private ExecutorService threads;
    private int port;

    StubService(String name) {
        this.name = name;
        start();
        reset();
    }

    void reset() {
        asked.clear();
        answer = exchange -> json(exchange, 200, "{\"from\":\"" + name + "\"}");
    }

    void answers(Answer next) {
        answer = next;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body);
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body.length,
                body.length > 10_000 ? "" : new String(body, StandardCharsets.UTF_8)));
        answer.to(exchange);
    }
}
