package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.enrollment.RunningService.Answer;
import io.trialledger.starter.Positions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever happens: what was answered when a moment was the present is answered when that moment is asked for later, and what
 * differs between two moments is the difference of these answers.
 */
class AnyPastIT {

    private static final int MOMENTS = 3;
    private static final int ACTS_BETWEEN = 6;
    private static final List<String> SUBJECTS = List.of("1001", "1002", "1003");

    private final RunningTrial trial = RunningTrial.begun();
    /** Another one each time: what one run leaves out the next one asks. {@code -Dany-past.seed} repeats a run. */
    private final long seed = Long.getLong("any-past.seed", new Random().nextLong());

    private final Random random = new Random(seed);

    /** @param answers by question */
    private record Moment(String vector, String instant, Map<String, String> answers) {}

    @Test
    void is_answered_later_as_it_was_when_it_was_the_present() {
        System.out.println("AnyPastIT seed " + seed);
        trial.registered("1001");
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
                assertThat(told(from, to))
                        .as(seed + " " + from.vector() + " " + to.vector())
                        .isEqualTo(difference(from, to));
            }
        }
    }

    /** What can't be done yet, or again, is refused and changes nothing. */
    private void act() {
        String subject = "/subjects/" + any(SUBJECTS);
        String day = "2026-01-0" + (2 + random.nextInt(6));
        switch (random.nextInt(11)) {
            case 0 -> trial.put("carla", subject, "{\"site\":\"701\"}");
            case 1, 2 -> trial.put("carla", subject + "/consents/v1", "{\"consentedOn\":\"" + day + "\"}");
            case 3, 4 -> trial.put("carla", subject + "/screening", "{\"screenedOn\":\"2026-01-08\"}");
            case 5 ->
                trial.put(
                        "ines",
                        subject + "/eligibility",
                        "{\"attestedOn\":\"2026-01-12\"," + RunningTrial.ANSWERS + ",\"note\":\"" + day + "\"}");
            case 6 -> trial.put("carla", subject + "/enrollment", "{\"enrolledOn\":\"2026-01-13\"}");
            case 7 -> {
                trial.put("ines", subject + "/randomization", "{\"randomizedOn\":\"2026-01-13\"}");
                trial.put("carla", subject + "/consents/v2", "{\"consentedOn\":\"2026-01-14\"}");
            }
            case 8 -> {
                String user = "user" + random.nextInt(3);
                trial.put(
                        "ada",
                        "/team/" + user + "/grants/g" + random.nextInt(2),
                        "{\"role\":\"MONITOR\",\"name\":\"" + user + "\",\"from\":\"" + day + "\"}");
            }
            case 9 ->
                trial.put("ada", "/team/user" + random.nextInt(3) + "/grants/g0/revocation", "{\"reason\":\"left\"}");
            default -> {
                trial.put("ada", "/sites/702/activation", "{\"activatedOn\":\"" + day + "\"}");
                trial.put(
                        "carla",
                        subject + "/discontinuation",
                        "{\"discontinuedOn\":\"2026-01\",\"scope\":\"TREATMENT\",\"reasonCode\":\"OTHER\",\"reason\":\"moved\"}");
            }
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Moment moment() {
        Positions positions = trial.service().context().getBean(Positions.class);
        await().until(() -> positions.covered("enrollment") == trial.service().head());
        String vector = Positions.format(positions.covered());
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
                "",
                "/sites",
                "/team",
                "/subjects?limit=500",
                "/subjects?site=701&status=CONSENTED",
                "/enrollment-summary",
                "/history?limit=500&order=newest"));
        SUBJECTS.forEach(subject -> questions.add("/subjects/" + subject));
        return questions;
    }

    private String ask(String question, String asOf) {
        String more = asOf.isEmpty() ? "" : (question.contains("?") ? "&" : "?") + "asOf=" + asOf;
        Answer answer = trial.get("ada", question + more);
        if (question.startsWith("/history")) {
            return answer.json().path("events").toString(); // it says besides how far the log goes now
        }
        return answer.status() == 404 ? "none" : answer.http().body();
    }

    /** By thing what it was and is, as the service tells the difference. */
    private Map<String, String> told(Moment from, Moment to) {
        Answer answer = trial.get("ada", "/diff?limit=500&from=" + from.vector() + "&to=" + to.instant());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Map<String, String> told = new TreeMap<>();
        answer.json().path("changes").forEach(change -> {
            assertThat(change.path("acts")).as(change.toString()).isNotEmpty();
            JsonNode key = change.path("key");
            switch (change.path("thing").asString()) {
                case "SUBJECT" ->
                    put(told, change, "status", change.path("subject").asString());
                case "SITE" -> put(told, change, "activatedOn", key.path("site").asString());
                case "GRANT" ->
                    put(
                            told,
                            change,
                            "revoked",
                            key.path("user").asString() + "/"
                                    + key.path("grant").asString());
                default -> throw new AssertionError(change.toString());
            }
        });
        return told;
    }

    private static void put(Map<String, String> told, JsonNode change, String name, String thing) {
        change.path("fields").forEach(field -> {
            if (field.path("field").asString().equals(name)) {
                told.put(
                        thing,
                        field.path("from").asString("-") + " > "
                                + field.path("to").asString("-"));
            }
        });
    }

    /** The same from the answers. */
    private static Map<String, String> difference(Moment from, Moment to) {
        Map<String, String> difference = new TreeMap<>();
        Map<String, String> before = states(from);
        states(to).forEach((thing, state) -> {
            String was = before.getOrDefault(thing, "-");
            if (!was.equals(state)) {
                difference.put(thing, was + " > " + state);
            }
        });
        return difference;
    }

    private static Map<String, String> states(Moment moment) {
        Map<String, String> states = new TreeMap<>();
        json(moment, "/subjects?limit=500")
                .path("subjects")
                .forEach(subject -> states.put(
                        subject.path("subject").asString(),
                        subject.path("status").asString()));
        json(moment, "/sites")
                .path("sites")
                .forEach(site -> states.put(
                        site.path("site").asString(), site.path("activatedOn").asString("-")));
        json(moment, "/team")
                .path("team")
                .forEach(grant -> states.put(
                        grant.path("user").asString() + "/"
                                + grant.path("grant").asString(),
                        grant.path("revoked").asString()));
        return states;
    }

    private static JsonNode json(Moment moment, String question) {
        return JsonMapper.shared().readTree(moment.answers().get(question));
    }
}
