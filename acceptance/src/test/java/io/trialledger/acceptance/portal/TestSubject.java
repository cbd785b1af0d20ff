package io.trialledger.acceptance.portal;

import io.trialledger.acceptance.Demo;
import io.trialledger.local.client.Team;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A subject of site 101 that belongs to one journey alone. */
record TestSubject(String number, Team team) {

    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    static final LocalDate RANDOMIZED = TODAY.minusDays(30);

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;

    /** A number that nobody has yet, also where journeys run a second time. */
    static TestSubject unknown() throws IOException {
        return new TestSubject(
                "101-T" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT), Demo.loaded());
    }

    /** Randomized thirty days ago, so that visit WK4 is due; nothing of any visit is recorded. */
    static TestSubject randomized() throws IOException {
        TestSubject subject = unknown();
        LocalDate screened = RANDOMIZED.minusDays(10);
        subject.put("coordinator", "", Map.of("site", "101"));
        subject.put("coordinator", "/consents/2.0", Map.of("consentedOn", screened.toString()));
        subject.put("coordinator", "/screening", Map.of("screenedOn", screened.toString()));
        subject.put("investigator", "/eligibility", eligible(screened.plusDays(5)));
        subject.put("coordinator", "/enrollment", Map.of("enrolledOn", RANDOMIZED.toString()));
        subject.put("investigator", "/randomization", Map.of("randomizedOn", RANDOMIZED.toString()));
        return subject;
    }

    private static Map<String, Object> eligible(LocalDate on) {
        List<Map<String, Object>> answers = Stream.of("IN01", "IN02", "IN03", "IN04", "EX01", "EX02", "EX03", "EX04")
                .<Map<String, Object>>map(c -> Map.of("criterion", c, "met", c.startsWith("IN")))
                .toList();
        return Map.of("attestedOn", on.toString(), "answers", answers);
    }

    private void put(String who, String act, Map<String, Object> body) {
        team.as(who).put(api() + act, body).orFail(act + " of " + number);
    }

    private String api() {
        return STUDY + "/subjects/" + number;
    }

    /** Where the portal shows the subject, or what lies below it. */
    String page(String below) {
        return api() + below;
    }

    /** Every value that was ever recorded of an item at a visit, oldest first. */
    List<String> values(String visit, String item) {
        return team.as("coordinator")
                .get(api() + "/visits/" + visit + "/items/" + item + "/history")
                .orFail("history of " + item)
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("value").asString())
                .toList();
    }
}
