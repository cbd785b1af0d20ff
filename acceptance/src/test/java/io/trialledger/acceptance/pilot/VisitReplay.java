package io.trialledger.acceptance.pilot;

import static io.trialledger.acceptance.pilot.PilotSetUp.STUDY;

import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A site's system sends its visits in batches of at least a thousand items. */
final class VisitReplay {

    private static final int BATCH = 1_000;

    final AtomicInteger submissions = new AtomicInteger();
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger acceptedWithQuery = new AtomicInteger();
    final List<String> rejected = java.util.Collections.synchronizedList(new ArrayList<>());

    private final Team team;

    VisitReplay(Team team) {
        this.team = team;
    }

    /** Some subjects of one site, sent together. */
    record Batch(String site, int number, List<PilotSubject> subjects) {

        private List<Map<String, Object>> visits() {
            return subjects.stream()
                    .flatMap(s -> s.visits.values().stream().map(v -> v.body(s.id)))
                    .toList();
        }
    }

    static List<Batch> batches(PilotData data) {
        List<Batch> batches = new ArrayList<>();
        data.bySite().forEach((site, subjects) -> {
            List<PilotSubject> together = new ArrayList<>();
            int items = 0;
            for (PilotSubject subject : subjects) {
                together.add(subject);
                items += subject.visits.values().stream()
                        .mapToInt(v -> v.items.size())
                        .sum();
                if (items >= BATCH) {
                    batches.add(new Batch(site, batches.size(), together));
                    together = new ArrayList<>();
                    items = 0;
                }
            }
            if (!together.isEmpty()) {
                batches.add(new Batch(site, batches.size(), together));
            }
        });
        return batches;
    }

    void send(Batch batch) {
        String key = "pilot-visits-" + batch.number();
        Answer answer = team.as(PilotPeople.system(batch.site()))
                .post("/studies/" + STUDY + "/submissions", key, Map.of("visits", batch.visits()))
                .orFail("submission " + key);
        JsonNode result = answer.json();
        submissions.incrementAndGet();
        accepted.addAndGet(result.path("accepted").asInt());
        acceptedWithQuery.addAndGet(result.path("acceptedWithQuery").asInt());
        for (JsonNode visit : result.path("visits")) {
            if (visit.path("result").asString().equals("REJECTED")) {
                rejected.add(visit.toString());
            }
            for (JsonNode item : visit.path("items")) {
                if (item.path("result").asString().equals("rejected")) {
                    rejected.add(visit.path("subject").asString() + " " + item);
                }
            }
        }
    }
}
