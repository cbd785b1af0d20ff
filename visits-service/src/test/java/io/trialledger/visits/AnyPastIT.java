package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.enrollment.v1.ConsentWithdrawn;
import io.trialledger.enrollment.v1.SubjectEnrolled;
import io.trialledger.starter.Positions;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happens: what was answered when a moment was the present is answered when that moment is asked for later, and what
 * differs between two moments is the difference of these answers.
 */
@ExtendWith(WithTrial.class)
class AnyPastIT {

    private static final int MOMENTS = 3;
    private static final int ACTS_BETWEEN = 6;
    private static final List<String> VISITS = List.of("SCREEN1", "DOSE", "WK2", "UNS-1");
    private static final List<String> FIELDS = List.of("value", "unit", "date", "notDone", "reason");
    private static final String NO_CHANGE = "no change";

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
        subjects.add(trial.subject("702"));
        subjects.add(trial.subject("702"));
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
        String visit = any(VISITS);
        switch (random.nextInt(9)) {
            case 0 ->
                trial.tell(SubjectEnrolled.newBuilder()
                        .setStudyId("LZZT")
                        .setSubjectId(subject)
                        .setEnrolledOn("2014-01-02")
                        .build());
            case 1 ->
                submit(subject, visit, "{\"item\":\"VS.SYSBP\",\"notDone\":true,\"reason\":\"cuff " + number() + "\"}");
            case 2 ->
                submit(
                        subject,
                        visit,
                        "{\"item\":\"CO.TEXT\",\"value\":\"remark " + number() + "\",\"reason\":\"again\"}");
            case 3 -> query("answers", "{\"text\":\"as measured\"}", "ilse");
            case 4 -> query("closure", "{\"text\":\"settled\"}", "dora");
            case 5 ->
                trial.postAs(
                        "dora",
                        "/subjects/" + subject + "/visits/" + visit + "/items/VS.SYSBP/queries",
                        "{\"repeat\":1,\"text\":\"sure?\"}");
            case 6 -> withdraw(subject);
            default ->
                submit(
                        subject,
                        visit,
                        "{\"item\":\"VS.SYSBP\",\"value\":\"" + number()
                                + "\",\"unit\":\"mmHg\",\"reason\":\"read again\"}");
        }
    }

    private void submit(String subject, String visit, String item) {
        trial.submit("site-702", """
            {"visits":[{"subject":"%s","visit":"%s","date":"%s","reason":"read again","items":[%s]}]}\
            """.formatted(
                        subject, visit, LocalDate.of(2014, 1, 1).plusDays(random.nextInt(20)), item));
    }

    private void query(String act, String body, String person) {
        JsonNode queries = json(trial.service()
                        .get(
                                Trial.STUDY + "/queries?site=702&limit=500",
                                trial.tokens().person("dora")))
                .path("queries");
        if (!queries.isEmpty()) {
            String query =
                    queries.get(random.nextInt(queries.size())).path("query").asString();
            trial.postAs(person, "/queries/" + query + "/" + act, body);
        }
    }

    /** Seldom, for nothing can be recorded after it. */
    private void withdraw(String subject) {
        if (random.nextInt(4) == 0) {
            trial.tell(ConsentWithdrawn.newBuilder()
                    .setStudyId("LZZT")
                    .setSubjectId(subject)
                    .setWithdrawnOn("2014-02-01")
                    .setScope("DATA_COLLECTION")
                    .build());
        }
    }

    private int number() {
        return 60 + random.nextInt(200);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** When everything told is read, and what follows from it is recorded and read. */
    private Moment moment() {
        Positions positions = trial.service().bean(Positions.class);
        String vector = await().until(
                        () -> {
                            String before = Positions.format(positions.covered());
                            boolean settled = !positions.behind("enrollment")
                                    && positions.covered("visits") == trial.head()
                                    && trial.enrollment().head() == positions.covered("enrollment");
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
                "/queries?site=702&limit=500",
                "/subject-matrix?site=702&limit=500",
                "/visit-summary?site=702",
                "/visits-due?site=702&limit=500",
                "/visits?site=702",
                "/items.ndjson?site=702",
                "/item-definitions",
                "/forms",
                "/history?site=702&limit=500&order=newest"));
        for (String subject : subjects) {
            questions.add("/subjects/" + subject + "/visits");
            questions.add("/subjects/" + subject + "/items?history=true");
            questions.add("/subjects/" + subject + "/visits/SCREEN1");
            questions.add("/subjects/" + subject + "/visits/SCREEN1/form-entry");
            questions.add("/subjects/" + subject + "/visits/SCREEN1/items/VS.SYSBP/history");
        }
        return questions;
    }

    /** As a data manager, who may see everything and edit nothing. */
    private String ask(String question, String asOf) {
        String more = asOf.isEmpty() ? "" : (question.contains("?") ? "&" : "?") + "asOf=" + asOf;
        HttpResponse<String> answer = trial.service()
                .get(Trial.STUDY + question + more, trial.tokens().person("dora"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return question.startsWith("/history")
                ? json(answer).path("events").toString() // it says besides how far the log goes now
                : answer.body();
    }

    /** By item what it was and is, as the service tells the difference. */
    private Map<String, String> told(String subject, Moment from, Moment to) {
        HttpResponse<String> answer = trial.service()
                .get(
                        Trial.STUDY + "/diff?limit=500&subject=" + subject + "&from=" + from.vector() + "&to="
                                + to.instant(),
                        trial.tokens().person("dora"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("next").isNull()).isTrue();
        Map<String, String> told = new TreeMap<>();
        json(answer).path("changes").forEach(change -> {
            if (change.path("thing").asString().equals("ITEM")) {
                StringBuilder fields = new StringBuilder();
                FIELDS.forEach(field -> change.path("fields").forEach(one -> {
                    if (one.path("field").asString().equals(field)) {
                        fields.append(written(
                                field,
                                one.path("from").asString(null),
                                one.path("to").asString(null)));
                    }
                }));
                JsonNode key = change.path("key");
                told.put(key.path("visit").asString() + " " + key.path("item").asString(), fields.toString());
                assertThat(change.path("acts")).as(change.toString()).isNotEmpty();
            }
        });
        return told;
    }

    /** The same from the two answers. */
    private static Map<String, String> difference(String subject, Moment from, Moment to) {
        Map<String, JsonNode> before = items(subject, from);
        Map<String, String> difference = new TreeMap<>();
        items(subject, to).forEach((item, after) -> {
            StringBuilder fields = new StringBuilder();
            for (String field : FIELDS) {
                String was = before.containsKey(item) ? text(before.get(item), field) : null;
                String is = text(after, field);
                if (!Objects.equals(was, is)) {
                    fields.append(written(field, was, is));
                }
            }
            difference.put(item, fields.isEmpty() ? NO_CHANGE : fields.toString());
        });
        difference.values().removeIf(NO_CHANGE::equals);
        return difference;
    }

    private static Map<String, JsonNode> items(String subject, Moment moment) {
        Map<String, JsonNode> items = new TreeMap<>();
        String answer = moment.answers().get("/subjects/" + subject + "/items?history=true");
        RunningService.json(answer)
                .path("items")
                .forEach(item -> items.put(
                        item.path("visit").asString() + " " + item.path("item").asString(), item));
        return items;
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        boolean nothing = value.isNull()
                || (value.isBoolean() && !value.asBoolean())
                || (field.equals("reason") && !item.path("notDone").asBoolean());
        return nothing ? null : value.asString();
    }

    private static String written(String field, String from, String to) {
        return field + " " + from + " > " + to + "; ";
    }
}
