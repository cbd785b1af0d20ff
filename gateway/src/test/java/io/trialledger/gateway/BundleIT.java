package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import io.trialledger.ledger.BundleWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleIT {

    private static final String BUNDLE = "/api/v1/studies/LZZT/history/bundle";
    private static final int EVENTS = 5_000;

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.services().forEach(service -> service.answers(exchange -> answer(service.name, exchange)));
    }

    @Test
    void the_parts_of_all_services_make_one_bundle() throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.get(BUNDLE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"LZZT-history.ndjson\"");
        List<BundleLine> lines = lines(response.body());
        assertThat(lines).hasSize(1 + 3 * (EVENTS + 2) + 1);
        assertThat(lines.get(0))
                .isEqualTo(new BundleLine.Start(
                        "LZZT",
                        List.of(
                                "trialledger.local/enrollment",
                                "trialledger.local/visits",
                                "trialledger.local/adverse-events")));
        assertThat(lines.get(lines.size() - 1)).isEqualTo(new BundleLine.End(3));
    }

    @Test
    void a_service_that_is_down_at_the_start_is_named() throws IOException, InterruptedException {
        WORLD.adverseEvents.stop();
        try {
            HttpResponse<String> response = WORLD.get(BUNDLE);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(World.json(response).get("service").asString()).isEqualTo("adverse-events");
        } finally {
            WORLD.adverseEvents.start();
        }
    }

    @Test
    void a_services_refusal_is_the_answer() throws IOException, InterruptedException {
        WORLD.enrollment.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));

        HttpResponse<String> response = WORLD.get(BUNDLE);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(World.rule(response)).isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void a_service_that_dies_midway_breaks_the_bundle_off() throws InterruptedException {
        WORLD.visits.answers(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/bundle")) {
                answer("visits", exchange);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            write("visits", exchange.getResponseBody(), EVENTS / 2);
            exchange.getResponseBody().flush();
            throw new IllegalStateException("dies");
        });

        breaksOff();
    }

    @Test
    void a_service_that_refuses_midway_breaks_the_bundle_off() throws InterruptedException {
        WORLD.adverseEvents.answers(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/bundle")) {
                answer("adverse-events", exchange);
                return;
            }
            StubService.send(exchange, 503, "application/problem+json", "{\"rule\":\"NOT_YET_KNOWN\"}");
        });

        breaksOff();
    }

    @Test
    void a_service_that_falls_silent_midway_breaks_the_bundle_off() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        WORLD.visits.answers(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/bundle")) {
                answer("visits", exchange);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            write("visits", exchange.getResponseBody(), EVENTS / 2);
            exchange.getResponseBody().flush();
            FailuresIT.await(end);
        });

        breaksOff();
        end.countDown();
    }

    @Test
    void a_part_that_ends_without_its_checkpoint_breaks_the_bundle_off() throws InterruptedException {
        WORLD.visits.answers(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/bundle")) {
                answer("visits", exchange);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            write("visits", exchange.getResponseBody(), EVENTS);
            exchange.close();
        });

        breaksOff();
    }

    @Test
    void a_part_that_ends_within_a_line_breaks_the_bundle_off() throws InterruptedException {
        WORLD.visits.answers(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/bundle")) {
                answer("visits", exchange);
                return;
            }
            StubService.send(exchange, 200, "application/x-ndjson", "{\"log\":\"trialledger.local/visits\"");
        });

        breaksOff();
    }

    /** The client sees a failure, and what it has lacks the last line. */
    private static void breaksOff() throws InterruptedException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        boolean failed = false;
        try (InputStream body = WORLD.client
                .send(WORLD.request(BUNDLE).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            body.transferTo(got);
        } catch (IOException e) {
            failed = true;
        }
        assertThat(failed).as("the connection broke").isTrue();
        assertThat(got.toString(StandardCharsets.UTF_8))
                .contains("trialledger.local/enrollment")
                .doesNotContain("\"end\"");
    }

    private static List<BundleLine> lines(String bundle) throws IOException {
        BundleReader reader = new BundleReader(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
        List<BundleLine> lines = new ArrayList<>();
        for (Optional<BundleLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static void answer(String name, HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/checkpoint")) {
            StubService.send(exchange, 200, "text/plain", "trialledger.local/" + name + "\n" + EVENTS + "\nroot\n");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        write(name, exchange.getResponseBody(), EVENTS);
        new BundleWriter(exchange.getResponseBody()).write(new BundleLine.Close("note"));
        exchange.close();
    }

    private static void write(String name, OutputStream out, int events) throws IOException {
        BundleWriter writer = new BundleWriter(out);
        writer.write(new BundleLine.LogStart("trialledger.local/" + name, 0, EVENTS, "vkey"));
        for (int position = 0; position < events; position++) {
            writer.write(new BundleLine.Hidden(position, new byte[32]));
        }
    }
}
