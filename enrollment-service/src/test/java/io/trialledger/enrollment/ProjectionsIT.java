package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Every projection, fed the whole log a second time. */
class ProjectionsIT {

    private static final List<String> COLLECTIONS = List.of(
            "study_list",
            "site_list",
            "team_list",
            "grants",
            "subject_list",
            "identities",
            "identity_disclosures",
            "enrollment_steps",
            "enrollment_sites",
            "enrollment_plan");

    private final ApplicationContext context = RunningService.one().context();

    @Test
    void leave_the_same_rows_when_every_event_is_applied_again() throws Exception {
        RunningTrial trial = RunningTrial.begun();
        trial.randomized("1001");
        trial.ok("ada", "/enrollment-plan", "{\"points\":[{\"on\":\"2026-03-01\",\"planned\":0}]}");
        trial.ok(
                "carla",
                "/subjects/1001/identity",
                "{\"familyName\":\"Nunez\",\"givenName\":\"Ana\",\"birthDate\":\"1950\"}");
        trial.post("ines", "/subjects/1001/identity-disclosures", "{\"purpose\":\"to call her\"}", trial.study());
        String position = trial.ok("ada", "/team/carla/grants/g1/revocation", "{\"reason\":\"left the site\"}");
        trial.get("ines", "/subjects/1001", "X-Log-Position", position);
        Map<String, List<Document>> before = rows();
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(before.get("subject_list").stream()
                        .filter(row -> row.getString("study").equals(trial.study())))
                .as("one row each step of the subject")
                .hasSize(8);

        for (Object projection :
                context.getBeansWithAnnotation(ProcessingGroup.class).values()) {
            AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(projection);
            for (TrackedEventMessage<?> event : wholeLog()) {
                if (handler.canHandle(event)) {
                    handler.handle(event);
                }
            }
        }

        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, List<Document>> rows() {
        MongoDatabase database = context.getBean(MongoDatabase.class);
        Map<String, List<Document>> rows = new TreeMap<>();
        COLLECTIONS.forEach(name -> rows.put(
                name,
                database.getCollection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>())));
        return rows;
    }

    private List<TrackedEventMessage<?>> wholeLog() throws InterruptedException {
        long head = context.getBean(EventLog.class).head();
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> log =
                context.getBean(EventStore.class).openStream(null)) {
            while (events.size() <= head) {
                events.add(log.nextAvailable());
            }
        }
        return events;
    }
}
