package io.trialledger.local;

import io.trialledger.local.client.Team;
import io.trialledger.local.demo.DemoCounts;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The main job, end to end: load the demo study through the public API, look at what came out, verify its history offline. */
final class Check {

    private static final Duration DEATH_PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final Team team;
    private final @Nullable Path keep;
    private final List<String> wrong = new ArrayList<>();

    Check(Installation installation, Team team, @Nullable Path keep) {
        this.installation = installation;
        this.team = team;
        this.keep = keep;
    }

    boolean run(Duration start) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Progress progress = new Progress("Demo study");
        DemoStudy demo = new DemoStudy(team, LocalDate.now(ZoneOffset.UTC));
        demo.load(progress::show);
        Duration loaded = Duration.between(begun, Instant.now());
        DemoCounts counts = demo.counts();
        expect("subjects by status", counts.subjects(), statusesOnceTheDeathArrived(counts.subjects()));
        expect("adverse events", counts.adverseEvents(), count("/adverse-events?limit=1000", "items"));
        counts.queries()
                .forEach((status, expected) ->
                        expect("queries " + status, expected, count("/queries?limit=500&status=" + status, "queries")));
        Path bundle = keep == null ? installation.data().resolve("history.ndjson") : keep.toAbsolutePath();
        download(bundle);
        boolean verified = verify(bundle);
        if (!verified) {
            wrong.add("the verifier refused the exported history");
        }
        wrong.forEach(line -> System.err.println("check: " + line));
        System.out.printf(
                "check %s: started in %d s, demo study in %d s, %d subjects, %d adverse events, %d queries (%d open), history %s%n",
                wrong.isEmpty() ? "passed" : "FAILED",
                start.toSeconds(),
                loaded.toSeconds(),
                sum(counts.subjects()),
                counts.adverseEvents(),
                sum(counts.queries()),
                counts.queries().get("OPEN"),
                verified ? "verified" : "NOT verified");
        return wrong.isEmpty();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A death reaches enrollment through the adverse events service, a moment later. */
    private Map<String, Integer> statusesOnceTheDeathArrived(Map<String, Integer> expected)
            throws InterruptedException {
        Instant giveUp = Instant.now().plus(DEATH_PATIENCE);
        Map<String, Integer> statuses = statuses();
        while (!statuses.equals(expected) && Instant.now().isBefore(giveUp)) {
            Thread.sleep(200);
            statuses = statuses();
        }
        return statuses;
    }

    private Map<String, Integer> statuses() {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode subject : get("/subjects?limit=500").path("subjects")) {
            counts.merge(subject.path("status").asString(), 1, Integer::sum);
        }
        return counts;
    }

    private int count(String path, String list) {
        return get(path).path(list).size();
    }

    private JsonNode get(String path) {
        return team.as("auditor")
                .get("/studies/" + DemoStudy.STUDY + path)
                .orFail("GET " + path)
                .json();
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private void download(Path target) throws IOException {
        try (InputStream in = team.as("auditor").stream("/studies/" + DemoStudy.STUDY + "/history/bundle")) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean verify(Path bundle) throws IOException, InterruptedException {
        Process verifier = new ProcessBuilder(
                        Child.java(),
                        "-jar",
                        installation
                                .home()
                                .resolve("verifier/target/trialledger-verify.jar")
                                .toString(),
                        bundle.toString())
                .inheritIO()
                .start();
        return verifier.waitFor() == 0;
    }
}
