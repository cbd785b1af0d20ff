package io.trialledger.local.demo;

import io.trialledger.local.client.Team;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Study NLT-204: three sites, twelve subjects, and what happened to them. Fixed but for the calendar: everything is counted back
 * from {@code today}. Loading it again with the same day changes nothing, so a load that was cut off is simply repeated.
 */
public final class DemoStudy {

    public static final String STUDY = "NLT-204";

    private static final List<Site> SITES = List.of(
            new Site("101", "Lakeside Clinic", "US", "America/Chicago", "coordinator", "investigator"),
            new Site("102", "Harbour Hospital", "DE", "Europe/Berlin", "coordinator-102", "investigator-102"),
            new Site("103", "Hillcrest Institute", "JP", "Asia/Tokyo", "coordinator-103", "investigator-103"));

    private final Team team;
    private final LocalDate today;
    private final Map<String, String> names = names();

    public DemoStudy(Team team, LocalDate today) {
        this.team = team;
        this.today = today;
    }

    private static Map<String, String> names() {
        JsonNode accounts = JsonMapper.shared().readTree(resource("/demo-accounts.json"));
        Map<String, String> names = new HashMap<>();
        accounts.path("people")
                .forEach(p ->
                        names.put(p.path("username").asString(), p.path("name").asString()));
        accounts.path("systems")
                .forEach(s ->
                        names.put(s.path("clientId").asString(), s.path("name").asString()));
        return names;
    }

    record Site(String id, String name, String country, String timeZone, String coordinator, String investigator) {

        String system() {
            return "site-" + id + "-system";
        }
    }

    /** Called after each step with the number done and the number of all. */
    public interface Watcher {
        void step(int done, int of, String what);
    }

    /** Loads everything. */
    public void load(Watcher watcher) {
        List<DemoSubject> subjects = DemoSubject.all(SITES);
        int of = subjects.size() + 2;
        importStudy();
        watcher.step(1, of, "protocol");
        openSites();
        authorizeTeam();
        defineItems();
        watcher.step(2, of, "sites, team, items");
        int done = 2;
        for (DemoSubject subject : subjects) {
            new SubjectStory(team, subject, today).tell();
            watcher.step(++done, of, "subject " + subject.id());
        }
    }

    private void importStudy() {
        team.as("admin")
                .send(
                        "POST",
                        "/study-imports?format=usdm",
                        resource("/demo-study.usdm.json"),
                        Map.of("Idempotency-Key", "demo-import"))
                .orFail("import of the demo protocol");
    }

    private void openSites() {
        for (Site site : SITES) {
            String path = "/studies/" + STUDY + "/sites/" + site.id();
            team.as("admin")
                    .put(path, Map.of("name", site.name(), "country", site.country(), "timeZone", site.timeZone()))
                    .orFail("site " + site.id());
            team.as("admin")
                    .put(
                            path + "/activation",
                            Map.of("activatedOn", today.minusDays(200).toString()))
                    .orFail("activation of site " + site.id());
        }
    }

    private void authorizeTeam() {
        for (Site site : SITES) {
            grant(site.coordinator(), "COORDINATOR", site.id());
            grant(site.investigator(), "INVESTIGATOR", site.id());
            grant(site.system(), "SITE_SYSTEM", site.id());
        }
        grant("monitor", "MONITOR", "");
        grant("data-manager", "DATA_MANAGER", "");
        grant("safety", "SAFETY_OFFICER", "");
        grant("statistician", "STATISTICIAN", "");
        grant("auditor", "SPONSOR_AUDITOR", "");
        grant("inspector", "INSPECTOR", "");
    }

    private void grant(String user, String role, String site) {
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        body.put("role", role);
        body.put("name", names.getOrDefault(user, user));
        body.put("from", today.minusDays(200).toString());
        if (!site.isEmpty()) {
            body.put("site", site);
        }
        if (role.equals("INSPECTOR")) {
            body.put("to", today.plusDays(365).toString());
        }
        team.as("admin")
                .put("/studies/" + STUDY + "/team/" + user + "/grants/demo", body)
                .orFail("grant of " + role + " to " + user);
    }

    private void defineItems() {
        team.as("data-manager")
                .send("PUT", "/studies/" + STUDY + "/item-definitions", resource("/demo-items.json"), Map.of())
                .orFail("item definitions");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoStudy.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read from this jar", e);
        }
    }
}
