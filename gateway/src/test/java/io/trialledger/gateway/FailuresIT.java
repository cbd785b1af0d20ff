package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresIT {

    private static final String VISITS = "/api/v1/studies/LZZT/visits";
    private static final String SUBMISSIONS = "/api/v1/studies/LZZT/submissions";

    @BeforeEach
    void reset() {
        WORLD.reset();
    }

    @Test
    void a_service_that_is_down_is_named() throws IOException, InterruptedException {
        WORLD.visits.stop();
        try {
            HttpResponse<String> response = WORLD.get(VISITS);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(World.rule(response)).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(World.json(response).get("service").asString()).isEqualTo("visits");
            assertThat(World.json(response).get("detail").asString()).isEqualTo("visits doesn't answer");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        } finally {
            WORLD.visits.start();
        }
        assertThat(WORLD.get(VISITS).statusCode()).isEqualTo(200);
        assertThat(WORLD.get("/api/v1/studies").statusCode())
                .as("the others went on")
                .isEqualTo(200);
    }

    @Test
    void a_service_that_does_not_answer_a_read_in_time_is_named() throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        WORLD.visits.answers(exchange -> await(end));

        HttpResponse<String> response = WORLD.get(VISITS);
        end.countDown();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(World.json(response).get("service").asString()).isEqualTo("visits");
    }

    @Test
    void after_a_write_without_an_answer_the_outcome_is_said_to_be_unknown() throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        WORLD.visits.answers(exchange -> await(end));

        HttpResponse<String> response = WORLD.send(WORLD.request(SUBMISSIONS).POST(BodyPublishers.ofString("{}")));
        end.countDown();

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(World.rule(response)).isEqualTo("SERVICE_TIMED_OUT");
        assertThat(World.json(response).get("service").asString()).isEqualTo("visits");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_post_that_broke_off_is_never_repeated() throws IOException, InterruptedException {
        WORLD.visits.answers(exchange -> exchange.close());

        HttpResponse<String> response = WORLD.send(WORLD.request(SUBMISSIONS).POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(World.json(response).get("detail").asString()).contains("isn't known");
        assertThat(WORLD.visits.asked).hasSize(1);
    }

    @Test
    void a_failure_of_a_service_is_passed_on_and_a_post_not_repeated() throws IOException, InterruptedException {
        WORLD.visits.answers(exchange -> StubService.json(exchange, 500, "{}"));

        assertThat(WORLD.send(WORLD.request(SUBMISSIONS).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(500);
        assertThat(WORLD.visits.asked).hasSize(1);
    }

    @Test
    void no_log_line_quotes_what_was_sent_or_answered() throws IOException, InterruptedException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> output = new ListAppender<>();
        output.start();
        root.addAppender(output);
        try {
            WORLD.visits.answers(exchange -> StubService.json(exchange, 200, "{\"head\": zebra-answer"));
            WORLD.get("/api/v1/studies/LZZT/history?actor=zebra-actor");
            WORLD.visits.answers(exchange -> exchange.close());
            WORLD.send(WORLD.request(SUBMISSIONS + "?x=zebra-query").POST(BodyPublishers.ofString("zebra-body")));
            WORLD.get(VISITS + "/zebra-path");
        } finally {
            root.detachAppender(output);
        }
        assertThat(output.list.stream()
                        .map(line -> line.getFormattedMessage()
                                + (line.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                        .toList())
                .isNotEmpty()
                .noneMatch(line -> line.contains("zebra"));
    }

    @Test
    void an_answer_that_breaks_off_never_looks_whole() {
        WORLD.visits.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IllegalStateException("dies");
        });

        assertThatIOException().isThrownBy(() -> WORLD.get(VISITS));
    }

    static void await(CountDownLatch end) throws IOException {
        try {
            if (!end.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the test forgot to end this");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
