package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.RunningService.position;
import static io.trialledger.adverseevents.Trial.now;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Lists, the past, and that both come out of the log alone. */
@ExtendWith(OneTrial.class)
class ListsIT {

    private final Trial trial;
    private final String subject;

    ListsIT(Trial trial) {
        this.trial = trial;
        this.subject = trial.subject();
    }

    @Test
    void lists_go_by_pages_and_by_lines() {
        trial.put(subject, "P1", rash());
        trial.put(subject, "P2", rash());
        HttpResponse<String> last = trial.put(subject, "P3", rash());

        JsonNode page = json(trial.getAfter(last, "/adverse-events?limit=2&subject=" + subject, "sam"));
        assertThat(page.path("items").size()).isEqualTo(2);
        JsonNode rest = json(trial.get(
                "/adverse-events?limit=2&subject=" + subject + "&after="
                        + page.path("next").asString().replace("/", "%2F"),
                "sam"));
        assertThat(keys(rest)).doesNotContainAnyElementsOf(keys(page)).isNotEmpty();

        HttpResponse<String> lines =
                trial.get("/adverse-events?versions=all&subject=" + subject, "sam", "Accept", "application/x-ndjson");
        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.body().lines()).hasSize(3).allMatch(line -> line.contains("\"version\":"));
    }

    @Test
    void the_past_is_read_as_it_was() {
        HttpResponse<String> reported = trial.put(subject, "AE1", rash());
        HttpResponse<String> followedUp = trial.followUp(subject, "AE1", rash().replace("MILD", "SEVERE"));

        HttpResponse<String> then = trial.service()
                .get(
                        Trial.path(subject, "AE1") + "?asOf=" + position(reported),
                        trial.tokens().person("sam"),
                        "X-Log-Position",
                        position(followedUp));

        assertThat(then.statusCode()).as(then.body()).isEqualTo(200);
        assertThat(json(then).path("record").path("severity").asString()).isEqualTo("MILD");
        assertThat(json(then).path("versions").size()).isEqualTo(1);
        assertThat(json(trial.read(subject, "AE1", followedUp))
                        .path("record")
                        .path("severity")
                        .asString())
                .isEqualTo("SEVERE");
    }

    @Test
    void replaying_the_log_leaves_the_same_answers() {
        trial.put(subject, "R1", rash("true", "LIFE_THREATENING", now()));
        HttpResponse<String> written = trial.followUp(subject, "R1", rash("false", "LIFE_THREATENING", now()));
        String before = trial.read(subject, "R1", written).body();

        Stream.of("adverse-event-list", "safety-queries", "safety-clocks", "safety-summary")
                .forEach(this::replay);

        await().untilAsserted(() -> assertThat(trial.read(subject, "R1").body()).isEqualTo(before));
    }

    private void replay(String group) {
        trial.service()
                .bean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .ifPresent(processor -> {
                    processor.shutDown();
                    processor.resetTokens();
                    processor.start();
                });
    }

    private static List<String> keys(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("event").asString())
                .toList();
    }
}
