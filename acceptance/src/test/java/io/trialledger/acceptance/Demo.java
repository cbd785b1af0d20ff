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
final class Demo {

    static final String STUDY = "/studies/" + DemoStudy.STUDY;
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** A subject that another test adds to the demo study. */
    static final String EXTRA_SUBJECT = "101-099";

    private static Team team;

    private Demo() {}

    static synchronized Team loaded() throws IOException {
        if (team == null) {
            Team everyone = Installations.shared().team(Duration.ofSeconds(60));
            new DemoStudy(everyone, TODAY).load((done, of, what) -> {});
            awaitQuiet(everyone.as("auditor"));
            team = everyone;
        }
        return team;
    }

    /** Policies follow a moment later: all is still once the death has reached enrollment and nothing grows any more. */
    private static void awaitQuiet(TrialClient reader) {
        await("the death in the demo study has reached enrollment")
                .atMost(Duration.ofMinutes(1))
                .until(() -> reader.get(STUDY + "/subjects/103-001")
                        .json()
                        .path("status")
                        .asString("")
                        .equals("DISCONTINUED"));
        AtomicReference<Map<String, Long>> last = new AtomicReference<>(Map.of());
        await("policies are done")
                .pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    Map<String, Long> now = heads(reader);
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
