package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import io.trialledger.starter.sample.Breakable;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing of what people write comes out anywhere but sealed: not in the log lines, and no key of it for who may not write. */
class QuietIT {

    private final Service service = Service.start();
    private final String cora = SampleService.person("cora", "");
    private final ListAppender<ILoggingEvent> output = new ListAppender<>();

    @BeforeEach
    void listen() {
        service.open("S1");
        service.grant("S1", "g1", "cora", "COORDINATOR", "701");
        service.put("/api/v1/studies/S1/sites/701/subjects/1015", cora, null);
        output.start();
        root().addAppender(output);
    }

    @AfterEach
    void stop() {
        Breakable.BROKEN.set(false);
        root().detachAppender(output);
        service.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static String note(String text, String reason) {
        return "{\"text\":\"" + text + "\",\"on\":\"2026-01-02\",\"reason\":\"" + reason + "\"}";
    }

    private long keys() {
        return service.bean(MongoClient.class)
                .getDatabase("sample_keys")
                .getCollection("keys")
                .countDocuments();
    }

    @Test
    void no_log_line_tells_what_somebody_sent() {
        assertThat(service.write("n1", cora, note("hello", "zebra-reason")).statusCode())
                .isEqualTo(204);
        assertThat(service.write("n1", cora, "{\"text\":\"zebra-cut-off").statusCode())
                .isEqualTo(400);
        assertThat(service.write("n1", cora, "{\"on\":\"zebra-date\",\"zebra-field\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.write("n2", SampleService.person("otto", ""), note("zebra-text", "zebra-reason"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.write("n3", "zebra-token", note("hello", "")).statusCode())
                .isEqualTo(401);
        assertThat(service.put("/api/v1/studies/S1/explosion", cora, note("zebra-thrown", ""))
                        .statusCode())
                .isEqualTo(500);
        Breakable.BROKEN.set(true);
        service.write("n4", cora, note("zebra-projected", "zebra-reason"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(service.get("/actuator/health", null).body()).contains("DEGRADED"));

        Encoder<ILoggingEvent> console =
                ((OutputStreamAppender<ILoggingEvent>) root().getAppender("CONSOLE")).getEncoder();
        String lines = List.copyOf(output.list).stream()
                .map(line -> new String(console.encode(line), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        assertThat(lines).contains("unforeseen failure").doesNotContain("zebra").doesNotContain("secret");
    }

    @Test
    void a_refused_command_leaves_no_key_and_an_accepted_one_does() {
        long before = keys();
        HttpResponse<String> refused =
                service.write("n1", SampleService.person("otto", ""), note("text", "for no good reason"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(keys()).isEqualTo(before);
        service.write("n1", cora, note("text", "for a good reason"));
        assertThat(keys()).isEqualTo(before + 1);
    }
}
