package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.Trial.STUDY;
import static io.trialledger.visits.Trial.items;
import static io.trialledger.visits.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing is refused because this service is behind. */
@ExtendWith(WithTrial.class)
class LaggingIT {

    private final Trial trial;

    LaggingIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void a_position_not_read_yet_is_not_yet_known_and_one_that_does_not_exist_is_malformed() {
        try (Stopped stopped = new Stopped("subject-list")) {
            String heard = trial.enrollment().publish(Trial.registered(trial.newNumber(), "701"));
            HttpResponse<String> ahead = visits(heard);
            assertRefused(ahead, 503, "NOT_YET_KNOWN", null);
            assertThat(ahead.headers().firstValue("Retry-After")).isPresent();
        }
        assertRefused(visits("enrollment=100000"), 400, "MALFORMED", "X-Log-Position");
    }

    private HttpResponse<String> visits(String seen) {
        return trial.service().get(STUDY + "/visits?site=703", trial.tokens().machine("dora"), "X-Log-Position", seen);
    }

    @Test
    void nothing_is_unknown_while_its_projection_is_behind() throws Exception {
        String subject = trial.newNumber();
        String item = "LATE." + subject;
        String definition = "{\"name\":\"Late\",\"dataType\":\"TEXT\"}";
        try (Stopped stopped = new Stopped("visit-schedule", "item-catalog")) {
            trial.tell(Trial.registered(subject, "701"));
            trial.tell(Trial.consented(subject, "2013-12-26"));
            assertThat(trial.service()
                            .put(
                                    path(subject, "UNS-1"),
                                    trial.tokens().machine("site-701"),
                                    "{\"date\":\"2014-01-05\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(trial.service()
                            .put(
                                    STUDY + "/item-definitions/" + item,
                                    trial.tokens().person("dora"),
                                    definition)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(statuses(subject, item)).containsExactly(503, 503, 503);
        }
        await().untilAsserted(() -> assertThat(statuses(subject, item)).containsExactly(200, 200, 200));
    }

    /** Asked by a client that has seen nothing, so that no position says what to wait for. */
    private List<Integer> statuses(String subject, String item) {
        return Stream.of(
                        "/subjects/" + subject + "/visits",
                        "/subjects/" + subject + "/visits/UNS-1",
                        "/item-definitions/" + item)
                .map(path -> trial.service()
                        .get(STUDY + path, trial.tokens().machine("site-701"))
                        .statusCode())
                .toList();
    }

    /** Processors that stand still until closed. */
    private final class Stopped implements AutoCloseable {

        private final List<StreamingEventProcessor> processors;

        Stopped(String... groups) {
            EventProcessingConfiguration processing = trial.service().bean(EventProcessingConfiguration.class);
            processors = Stream.of(groups)
                    .map(group -> processing
                            .eventProcessor(group, StreamingEventProcessor.class)
                            .orElseThrow())
                    .toList();
            processors.forEach(StreamingEventProcessor::shutDown);
        }

        @Override
        public void close() {
            processors.forEach(StreamingEventProcessor::start);
        }
    }

    @Test
    void a_submission_waits_for_enrollment_and_its_key_is_free_until_then() throws Exception {
        trial.enrollment().stop();
        try {
            String key = UUID.randomUUID().toString();
            String subject = trial.newNumber();
            String body = items(subject, "{\"item\":\"LB.COLOR\",\"value\":\"N\"}");
            assertRefused(trial.submit("site-701", body, "Idempotency-Key", key), 503, "NOT_YET_KNOWN", null);
            trial.enrollment().publish(Trial.registered(subject, "701"));
            trial.enrollment().publish(Trial.consented(subject, "2013-12-26"));
            trial.enrollment().startAgain();
            await().untilAsserted(() -> {
                HttpResponse<String> answer = trial.submit("site-701", body, "Idempotency-Key", key);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
            });
        } finally {
            if (trial.enrollment().isStopped()) {
                trial.enrollment().startAgain();
            }
        }
    }
}
