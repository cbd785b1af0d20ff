package io.trialledger.local.demo;

import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Study NLT-204: three sites, sixty subjects, and what happened to them. Fixed but for the calendar: everything is counted back
 * from {@code today}. Loading it again with the same day changes nothing, so a load that was cut off is simply repeated.
 */
public final class DemoStudy {

    public static final String STUDY = "NLT-204";

    private static final int AT_ONCE = 3;
    private static final int BEGUN_DAYS_AGO = 256;

    /** Subjects planned to be enrolled so many days after today; the sites are a little behind that. */
    private static final Map<Integer, Integer> PLAN = plan();

    private final Team team;
    private final LocalDate today;
    private final List<DemoSubject> subjects;
    private final Map<String, String> names = names();

    public DemoStudy(Team team, LocalDate today) {
        this.team = team;
        this.today = today;
        this.subjects = DemoSubject.all(today);
    }

    private static Map<Integer, Integer> plan() {
        Map<Integer, Integer> plan = new LinkedHashMap<>();
        plan.put(-BEGUN_DAYS_AGO, 0);
        plan.put(-180, 10);
        plan.put(-90, 34);
        plan.put(0, 53);
        plan.put(45, 60);
        return plan;
    }

    private static Map<String, String> names() {
        JsonNode accounts = JsonMapper.shared().readTree(DemoRow.resource("/demo-accounts.json"));
        Map<String, String> names = new HashMap<>();
        accounts.path("people")
                .forEach(p ->
                        names.put(p.path("username").asString(), p.path("name").asString()));
        accounts.path("systems")
                .forEach(s ->
                        names.put(s.path("clientId").asString(), s.path("name").asString()));
        return names;
    }

    /** Called after each step with the number done and the number of all. */
    public interface Watcher {
        void step(int done, int of, String what);
    }

    /** What must be there in the end. */
    public DemoCounts counts() {
        return DemoCounts.of(subjects);
    }

    /** Loads everything. */
    public void load(Watcher watcher) {
        int of = subjects.size() + 2;
        importStudy();
        watcher.step(1, of, "protocol");
        openSites();
        authorizeTeam();
        defineData();
        watcher.step(2, of, "sites, team, forms");
        tellStories((done, what) -> watcher.step(done + 2, of, what));
    }

    private interface Told {
        void subject(int done, String what);
    }

    private void tellStories(Told told) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorCompletionService<String> stories = new ExecutorCompletionService<>(pool);
        try {
            subjects.forEach(subject ->
                    stories.submit(() -> new SubjectStory(team, subject, today).tell(), "subject " + subject.id()));
            for (int done = 1; done <= subjects.size(); done++) {
                told.subject(done, stories.take().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a story of the demo study broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading the demo study", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private TrialClient admin() {
        return team.as("admin");
    }

    private void importStudy() {
        admin().send(
                        "POST",
                        "/study-imports?format=usdm",
                        DemoRow.resource("/demo-study.usdm.json"),
                        Map.of("Idempotency-Key", "demo-import"))
                .orFail("import of the demo protocol");
        List<Map<String, Object>> points = new ArrayList<>();
        PLAN.forEach(
                (day, planned) -> points.add(Map.of("on", today.plusDays(day).toString(), "planned", planned)));
        admin().put("/studies/" + STUDY + "/enrollment-plan", Map.of("points", points))
                .orFail("enrollment plan");
    }

    private void openSites() {
        for (DemoSite site : DemoSite.ALL) {
            String path = "/studies/" + STUDY + "/sites/" + site.id();
            admin().put(path, Map.of("name", site.name(), "country", site.country(), "timeZone", site.timeZone()))
                    .orFail("site " + site.id());
            admin().put(
                            path + "/activation",
                            Map.of(
                                    "activatedOn",
                                    today.minusDays(site.activatedDaysAgo()).toString()))
                    .orFail("activation of site " + site.id());
        }
    }

    private void authorizeTeam() {
        for (DemoSite site : DemoSite.ALL) {
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
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("role", role);
        body.put("name", names.getOrDefault(user, user));
        body.put("from", today.minusDays(BEGUN_DAYS_AGO).toString());
        if (!site.isEmpty()) {
            body.put("site", site);
        }
        if (role.equals("INSPECTOR")) {
            body.put("to", today.plusDays(365).toString());
        }
        admin().put("/studies/" + STUDY + "/team/" + user + "/grants/demo", body)
                .orFail("grant of " + role + " to " + user);
    }

    private void defineData() {
        TrialClient dataManager = team.as("data-manager");
        dataManager
                .send("PUT", "/studies/" + STUDY + "/item-definitions", DemoRow.resource("/demo-items.json"), Map.of())
                .orFail("item definitions");
        for (JsonNode form : JsonMapper.shared().readTree(DemoRow.resource("/demo-forms.json"))) {
            ObjectNode body = form.asObject();
            String id = body.remove("form").asString();
            dataManager.put("/studies/" + STUDY + "/forms/" + id, body).orFail("form " + id);
        }
    }
}
