package io.trialledger.acceptance;

import static org.awaitility.Awaitility.await;

import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** The demo study, loaded once into the shared installation. */
public final class Demo {

    static final String STUDY = "/studies/" + DemoStudy.STUDY;
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** A subject that another test adds to the demo study. */
    static final String EXTRA_SUBJECT = "101-099";

    private static Team team;

    private Demo() {}

    public static synchronized Team loaded() throws IOException {
        if (team == null) {
            Team everyone = Installations.shared().team(Duration.ofSeconds(60));
            if (!Installations.shared().hasDemo()) {
                study(everyone).load((done, of, what) -> {});
                awaitQuiet(everyone);
            }
            team = everyone;
        }
        return team;
    }

    static DemoStudy study(Team team) {
        return new DemoStudy(team, TODAY);
    }

    /** Subjects of the stories, by status. */
    static Map<String, Integer> statuses(Team team) {
        Map<String, Integer> statuses = new TreeMap<>();
        team.as("auditor")
                .get(STUDY + "/subjects?limit=500")
                .orFail("subjects")
                .json()
                .path("subjects")
                .valueStream()
                .filter(s -> !s.path("subject").asString().equals(EXTRA_SUBJECT))
                .forEach(s -> statuses.merge(s.path("status").asString(), 1, Integer::sum));
        return statuses;
    }

    /** Policies follow a moment later: all is still once the death has reached enrollment and nothing grows any more. */
    private static void awaitQuiet(Team everyone) {
        Map<String, Integer> expected = study(everyone).counts().subjects();
        await("the death in the demo study has reached enrollment")
                .atMost(Duration.ofMinutes(1))
                .until(() -> statuses(everyone).equals(expected));
        AtomicReference<Map<String, Long>> last = new AtomicReference<>(Map.of());
        await("policies are done")
                .pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    Map<String, Long> now = heads(everyone.as("auditor"));
                    return now.equals(last.getAndSet(now));
                });
    }

    /** Last position of every service's log. */
    static Map<String, Long> heads(TrialClient reader) {
        Map<String, Long> heads = new TreeMap<>();
        JsonNode page = reader.get(STUDY + "/history?limit=1").orFail("history").json();
        page.path("heads")
                .properties()
                .forEach(h -> heads.put(h.getKey(), h.getValue().asLong()));
        return heads;
    }
}
