package io.trialledger.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What three services answer to the questions of an export, out of logs of {@link #EVENTS} events. */
final class ExportedServices {

    static final int EVENTS = 1_200;

    /** Before the second half of the visits' log. */
    private volatile CountDownLatch gate = new CountDownLatch(0);
    /** That the reader may see, as JSON. */
    private volatile String sites = "null";

    private volatile String texts = "null";

    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    /** @param sites whose events the reader may see, as JSON; {@code null} for all */
    void letSee(String sites) {
        this.sites = sites;
    }

    /** @param sites whose texts the reader may read, as JSON; {@code null} for all */
    void letRead(String sites) {
        this.texts = sites;
    }

    static final String CLOSE = "{\"checkpoint\":\"note\"}\n";

    static String log(String name, int from, int to) {
        StringBuilder lines = new StringBuilder();
        if (from == 0) {
            lines.append("{\"log\":\"trialledger.local/" + name + "\",\"from\":0,\"size\":" + EVENTS + "}\n");
        }
        for (int position = from; position < to; position++) {
            lines.append("{\"position\":" + position + ",\"cid\":\"c\",\"payload\":\"" + "x".repeat(100) + "\"}\n");
        }
        return lines.toString();
    }

    void answer(String name, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> asked = query(exchange);
        if (path.endsWith("/plan")) {
            StubService.json(exchange, 200, """
                {"log": "trialledger.local/%s", "size": %d, "vkeys": ["k"], "lines": %d, "events": %d,
                 "role": "MONITOR", "sites": %s, "texts": %s}\
                """.formatted(name, EVENTS, EVENTS, EVENTS, sites, texts));
        } else if (path.endsWith("/bundle")) {
            bundle(name, Integer.parseInt(asked.getOrDefault("from", "0")), exchange);
        } else if (asked.containsKey("type")) {
            StubService.json(exchange, 200, """
                {"head": %d, "coveredTo": %d, "events": [%s]}\
                """.formatted(EVENTS + 9, EVENTS + 9, ofType(asked.get("type"))));
        } else if (path.endsWith("/history")) {
            history(
                    Integer.parseInt(asked.getOrDefault("afterPosition", "-1")),
                    Integer.parseInt(asked.getOrDefault("limit", "1")),
                    exchange);
        } else if (path.contains("/bundle/")) {
            StubService.send(
                    exchange,
                    200,
                    "application/x-ndjson",
                    "{\"log\":\"trialledger.local/" + name + "\",\"position\":7,\"of\":\""
                            + path.substring(path.lastIndexOf('/') + 1) + "\"}\n");
        } else {
            StubService.json(exchange, 200, "{\"recorded\":true}");
        }
    }

    /** The log of visits comes in two halves, the second one when the gate is open. */
    private void bundle(String name, int from, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        int middle = name.equals("visits") && from < EVENTS / 2 ? EVENTS / 2 + 1 : EVENTS;
        String text = log(name, from, middle);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        if (middle < EVENTS) {
            exchange.getResponseBody().write("{\"position\":".getBytes(StandardCharsets.UTF_8)); // within a line
            exchange.getResponseBody().flush();
            awaitGate();
            exchange.getResponseBody()
                    .write(log(name, middle, EVENTS)
                            .substring("{\"position\":".length())
                            .getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseBody().write(CLOSE.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void awaitGate() {
        try {
            gate.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of each type one; an item was named anew after the checkpoint. */
    private static String ofType(String type) {
        String definition = "\"payload\":{\"definition\":{\"item\":\"VS.SYSBP\",\"name\":\"%s\"}}}";
        return switch (type) {
            case "visits.ItemDefined" -> event(3, type) + definition.formatted("Systolic blood pressure");
            case "visits.ItemRedefined" -> event(EVENTS + 2, type) + definition.formatted("Systolic, later");
            case "enrollment.IdentityDisclosed" -> event(5, type) + "\"reason\":\"to call back\",\"payload\":{}}";
            default -> "";
        };
    }

    private static String event(int position, String type) {
        return "{\"position\":" + position + ",\"at\":\"2026-03-01T12:00:00Z\",\"eventId\":\"e" + position
                + "\",\"type\":\"" + type + "\",";
    }

    /** As a log that has grown since the checkpoint: what came later is not in the bundle. */
    private static void history(int after, int limit, HttpExchange exchange) throws IOException {
        int head = EVENTS + 9;
        List<String> events = new ArrayList<>();
        for (int position = after + 1; position <= head && events.size() < limit; position++) {
            events.add("{\"position\":" + position + ",\"at\":\"2026-03-01T12:00:00Z\",\"eventId\":\"e" + position
                    + "\"}");
        }
        StubService.json(
                exchange,
                200,
                "{\"head\":" + head + ",\"coveredTo\":" + (events.size() == limit ? after + limit : head)
                        + ",\"events\":[" + String.join(",", events) + "]}");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query == null ? new String[0] : query.split("&", -1)) {
            String[] both = field.split("=", 2);
            if (both.length == 2) {
                fields.put(both[0], both[1]);
            }
        }
        return fields;
    }
}
