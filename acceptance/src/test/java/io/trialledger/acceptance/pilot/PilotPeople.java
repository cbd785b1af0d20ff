package io.trialledger.acceptance.pilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who conducts the pilot: an administrator, a data manager, an auditor, and three at each site. */
public final class PilotPeople {

    private static final List<String> SITES = List.of("701", "702", "703", "704", "705", "706", "707", "708", "709");

    static final String ADMINISTRATOR = "pilot-administrator";
    static final String DATA_MANAGER = "pilot-data-manager";
    static final String AUDITOR = "pilot-auditor";

    private PilotPeople() {}

    static String coordinator(String site) {
        return "coordinator-" + site;
    }

    static String investigator(String site) {
        return "investigator-" + site;
    }

    static String system(String site) {
        return "site-" + site + "-system";
    }

    public static List<Map<String, Object>> people() {
        List<Map<String, Object>> people = new ArrayList<>();
        people.add(person(ADMINISTRATOR, true));
        people.add(person(DATA_MANAGER, false));
        people.add(person(AUDITOR, false));
        for (String site : SITES) {
            people.add(person(coordinator(site), false));
            people.add(person(investigator(site), false));
        }
        return people;
    }

    public static List<Map<String, Object>> systems() {
        List<Map<String, Object>> systems = new ArrayList<>();
        for (String site : SITES) {
            systems.add(
                    Map.of("clientId", system(site), "name", "System of site " + site, "organisation", "Site " + site));
        }
        return systems;
    }

    private static Map<String, Object> person(String username, boolean mayCreateStudies) {
        return Map.of(
                "username",
                username,
                "name",
                "Pilot " + username,
                "organisation",
                "CDISC pilot",
                "mayCreateStudies",
                mayCreateStudies);
    }
}
