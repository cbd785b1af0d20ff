package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.Trial.now;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.eventstore.EventLog;
import io.trialledger.starter.Positions;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happens: what was answered when a moment was the present is answered when that moment is asked for later, and what
 * differs between two moments is the difference of these answers.
 */
@ExtendWith(OneTrial.class)
class AnyPastIT {

    private static final int MOMENTS = 3;
    private static final int ACTS_BETWEEN = 5;
    private static final List<String> EVENTS = List.of("AE1", "AE2");

    private final Trial trial;
    /** Another one each time: what one run leaves out the next one asks. {@code -Dany-past.seed} repeats a run. */
    private final long seed = Long.getLong("any-past.seed", new Random().nextLong());

    private final Random random = new Random(seed);
    private final List<String> subjects = new ArrayList<>();

    AnyPastIT(Trial trial) {
        this.trial = trial;
    }

    /** @param answers by question */
    private record Moment(String vector, String instant, Map<String, String> answers) {}

    @BeforeEach
    void begin() {
        System.out.println("AnyPastIT seed " + seed);
        subjects.add(trial.subjectAt("702"));
        subjects.add(trial.registeredAt("702"));
        for (String subject : subjects) {
            EVENTS.forEach(event -> trial.putBy("site-702", subject, event, rash()));
        }
    }

    @Test
    void is_answered_later_as_it_was_when_it_was_the_present() {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            for (int act = 0; act < ACTS_BETWEEN; act++) {
                act();
            }
            moments.add(moment());
        }
        for (int act = 0; act < ACTS_BETWEEN; act++) {
            act();
        }

        for (Moment moment : moments) {
            moment.answers().forEach((question, answer) -> {
                String asOf = random.nextBoolean() ? moment.vector() : moment.instant();
                assertThat(ask(question, asOf))
                        .as(seed + " " + question + " as of " + asOf)
                        .isEqualTo(answer);
            });
        }
        for (int earlier = 0; earlier < MOMENTS; earlier++) {
            for (int later = earlier; later < MOMENTS; later++) {
                Moment from = moments.get(earlier);
                Moment to = moments.get(later);
                subjects.forEach(subject -> assertThat(told(subject, from, to))
                        .as(seed + " " + from.vector() + " " + to.vector())
                        .isEqualTo(difference(subject, from, to)));
            }
        }
    }

    private void act() {
        String subject = any(subjects);
        String event = any(EVENTS);
        switch (random.nextInt(6)) {
            case 0 -> trial.consent(subject);
            case 1 -> query("answers", "{\"text\":\"as reported\"}", "ida");
            case 2 -> query("closure", "{\"text\":\"settled\"}", "dana");
            default ->
                trial.service()
                        .post(
                                Trial.path(subject, event) + "/follow-ups",
                                trial.tokens().machine("site-702"),
                                record(),
                                "X-Log-Position",
                                trial.known());
        }
    }

    private String record() {
        String criterion = any(List.of("", "HOSPITALIZATION", "LIFE_THREATENING"));
        return rash(any(List.of("true", "false")), criterion, now())
                .replace("MILD", any(List.of("MILD", "MODERATE", "SEVERE")))
                .replace("RASH", any(List.of("RASH", "BAD RASH")))
                .replace("2013-02-01", any(List.of("2013-02-01", "2012-01", "2013-02-03")));
    }

    private void query(String act, String body, String person) {
        JsonNode queries = json(trial.get("/adverse-event-queries?site=702&limit=1000", "dana"))
                .path("items");
        if (!queries.isEmpty()) {
            String query =
                    queries.get(random.nextInt(queries.size())).path("query").asString();
            trial.post("/adverse-event-queries/" + query + "/" + act, person, body);
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** When everything told is read, and what was recorded is read. */
    private Moment moment() {
        Positions positions = trial.service().bean(Positions.class);
        EventLog log = trial.service().bean(EventLog.class);
        long told = Positions.parse(trial.known()).get("enrollment");
        String vector = await().until(
                        () -> {
                            String before = Positions.format(positions.covered());
                            boolean settled = positions.covered("enrollment") >= told
                                    && positions.covered("adverse-events") == log.head();
                            return settled ? before : "";
                        },
                        covered -> !covered.isEmpty());
        Map<String, String> answers = new LinkedHashMap<>();
        questions().forEach(question -> answers.put(question, ask(question, "")));
        Instant now = Instant.now();
        await().until(() -> Instant.now().isAfter(now.plusMillis(5)));
        assertThat(Positions.format(positions.covered()))
                .as("nothing happens meanwhile")
                .isEqualTo(vector);
        return new Moment(vector, now.toString(), answers);
    }

    private List<String> questions() {
        List<String> questions = new ArrayList<>(List.of(
                "/adverse-events?site=702&limit=1000",
                "/adverse-events?site=702&limit=1000&order=newest&serious=true",
                "/adverse-event-queries?site=702&limit=1000",
                "/safety-clocks?site=702&limit=1000",
                "/safety-summary?site=702"));
        for (String subject : subjects) {
            questions.add("/subjects/" + subject + "/adverse-events");
            EVENTS.forEach(event -> questions.add("/subjects/" + subject + "/adverse-events/" + event));
        }
        return questions;
    }

    private String ask(String question, String asOf) {
        String more = asOf.isEmpty() ? "" : (question.contains("?") ? "&" : "?") + "asOf=" + asOf;
        HttpResponse<String> answer = trial.get(question + more, "sam");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** By adverse event, query and clock what it was and is, as the service tells the difference. */
    private Map<String, String> told(String subject, Moment from, Moment to) {
        HttpResponse<String> answer = trial.get(
                "/diff?limit=500&subject=" + subject + "&from=" + from.vector() + "&to=" + to.instant(), "sam");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, String> told = new TreeMap<>();
        json(answer).path("changes").forEach(change -> {
            Set<String> fields = new TreeSet<>();
            change.path("fields")
                    .forEach(field -> fields.add(field.path("field").asString() + " "
                            + field.path("from").asString("-") + " > "
                            + field.path("to").asString("-")));
            JsonNode key = change.path("key");
            switch (change.path("thing").asString()) {
                case "ADVERSE_EVENT" -> told.put(key.path("event").asString(), fields.toString());
                case "SAFETY_QUERY" -> {
                    fields.removeIf(field -> field.startsWith("rule "));
                    told.put(key.path("query").asString(), fields.toString());
                }
                default -> assertThat(change.path("acts")).isNotEmpty();
            }
        });
        return told;
    }

    /** The same from the answers. */
    private static Map<String, String> difference(String subject, Moment from, Moment to) {
        Map<String, String> difference = new TreeMap<>();
        for (String event : EVENTS) {
            String question = "/subjects/" + subject + "/adverse-events/" + event;
            JsonNode before = RunningService.json(from.answers().get(question));
            JsonNode after = RunningService.json(to.answers().get(question));
            Set<String> fields = difference(before.path("record"), after.path("record"));
            if (!fields.isEmpty()) {
                difference.put(event, fields.toString());
            }
            Map<String, String> asked = statuses(before);
            statuses(after).forEach((query, status) -> {
                String was = asked.getOrDefault(query, "-");
                if (!was.equals(status)) {
                    difference.put(query, "[status " + was + " > " + status + "]");
                }
            });
        }
        return difference;
    }

    private static Map<String, String> statuses(JsonNode event) {
        Map<String, String> statuses = new TreeMap<>();
        event.path("queries")
                .forEach(query -> statuses.put(
                        query.path("query").asString(), query.path("status").asString()));
        return statuses;
    }

    private static Set<String> difference(JsonNode before, JsonNode after) {
        Set<String> fields = new TreeSet<>();
        after.propertyStream().forEach(field -> {
            String was = text(before.path(field.getKey()));
            String is = text(field.getValue());
            if (!was.equals(is)) {
                fields.add(field.getKey() + " " + was + " > " + is);
            }
        });
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> constants = new ArrayList<>();
            value.forEach(one -> constants.add(one.asString()));
            return constants.isEmpty() ? "-" : String.join(", ", constants);
        }
        return value.isNull() ? "-" : value.asString();
    }
}
