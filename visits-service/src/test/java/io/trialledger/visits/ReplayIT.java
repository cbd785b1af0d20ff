package io.trialledger.visits;

import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Projections can be thrown away. */
@ExtendWith(WithTrial.class)
class ReplayIT {

    private final Trial trial;

    ReplayIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void the_same_rows_come_out_of_a_replay() {
        String subject = trial.subject();
        HttpResponse<String> done = trial.submit(
                "site-701",
                items(
                        subject,
                        "{\"item\":\"VS.SYSBP\",\"value\":\"250\",\"unit\":\"mmHg\"},{\"item\":\"LB.COLOR\",\"value\":\"N\"}"));
        await().untilAsserted(() -> assertThat(everything(subject, done)).contains("250"));
        String before = everything(subject, done);

        EventProcessingConfiguration processing = trial.service().bean(EventProcessingConfiguration.class);
        Stream.of("visit-schedule", "item-values", "item-queries", "item-catalog", "subject-matrix")
                .forEach(group -> {
                    StreamingEventProcessor processor = processing
                            .eventProcessor(group, StreamingEventProcessor.class)
                            .orElseThrow();
                    processor.shutDown();
                    processor.resetTokens();
                    processor.start();
                });

        await().untilAsserted(() -> assertThat(everything(subject, done)).isEqualTo(before));
    }

    private String everything(String subject, HttpResponse<String> since) {
        return Stream.of(
                        "/subjects/" + subject + "/visits",
                        "/subjects/" + subject + "/items?history=true",
                        "/item-definitions",
                        "/queries?limit=500",
                        "/subject-matrix?limit=500",
                        "/visit-summary",
                        "/forms")
                .map(path -> trial.get(path, "dora", since).body())
                .toList()
                .toString();
    }
}
