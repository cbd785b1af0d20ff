package io.trialledger.acceptance.pilot;

import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The protocol, nine sites, the team, and what may be measured in which unit. */
final class PilotSetUp {

    static final String STUDY = "H2Q-MC-LZZT";

    private static final Map<String, String[]> VITAL_SIGN_RANGES = Map.of(
            "VS.SYSBP|mmHg", new String[] {"80", "200"},
            "VS.DIABP|mmHg", new String[] {"40", "110"},
            "VS.PULSE|beats/min", new String[] {"40", "120"},
            "VS.TEMP|F", new String[] {"94.0", "101.0"},
            "VS.TEMP|C", new String[] {"34.5", "38.5"});

    private final Team team;
    private final PilotData data;

    PilotSetUp(Team team, PilotData data) {
        this.team = team;
        this.data = data;
    }

    void run(Path protocol) throws IOException {
        team.as(PilotPeople.ADMINISTRATOR)
                .send(
                        "POST",
                        "/study-imports?format=usdm",
                        Files.readString(protocol),
                        Map.of("Idempotency-Key", "pilot"))
                .orFail("import of the pilot protocol");
        for (String site : data.bySite().keySet()) {
            openSite(site);
        }
        grant(PilotPeople.DATA_MANAGER, "DATA_MANAGER", "");
        grant(PilotPeople.AUDITOR, "SPONSOR_AUDITOR", "");
        team.as(PilotPeople.DATA_MANAGER)
                .put("/studies/" + STUDY + "/item-definitions", definitions())
                .orFail("item definitions");
    }

    private void openSite(String site) {
        TrialClient administrator = team.as(PilotPeople.ADMINISTRATOR);
        String path = "/studies/" + STUDY + "/sites/" + site;
        administrator
                .put(path, Map.of("name", "Site " + site, "country", "US", "timeZone", "America/New_York"))
                .orFail("site " + site);
        administrator
                .put(path + "/activation", Map.of("activatedOn", "2012-01-02"))
                .orFail("activation of " + site);
        grant(PilotPeople.coordinator(site), "COORDINATOR", site);
        grant(PilotPeople.investigator(site), "INVESTIGATOR", site);
        grant(PilotPeople.system(site), "SITE_SYSTEM", site);
    }

    private void grant(String user, String role, String site) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("role", role);
        body.put("name", "Pilot " + user);
        body.put("from", "2012-01-02");
        if (!site.isEmpty()) {
            body.put("site", site);
        }
        team.as(PilotPeople.ADMINISTRATOR)
                .put("/studies/" + STUDY + "/team/" + user + "/grants/pilot", body)
                .orFail("grant of " + role + " to " + user);
    }

    private List<Map<String, Object>> definitions() {
        Map<String, List<PilotItem>> byItem = new TreeMap<>();
        data.items.forEach(
                i -> byItem.computeIfAbsent(i.item(), x -> new ArrayList<>()).add(i));
        return byItem.values().stream().map(PilotSetUp::definition).toList();
    }

    private static Map<String, Object> definition(List<PilotItem> values) {
        PilotItem any = values.get(0);
        boolean coded = any.item().equals("LB.COLOR");
        Set<String> units = new TreeSet<>();
        values.stream().map(PilotItem::unit).filter(u -> !u.isEmpty()).forEach(units::add);
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("item", any.item());
        definition.put("name", any.name());
        definition.put("dataType", coded ? "CODED" : "DECIMAL");
        definition.put("units", units);
        definition.put("codes", coded ? List.of("N") : List.of());
        definition.put("softRanges", softRanges(any.item(), units, values));
        return definition;
    }

    /** For vital signs plausible limits; for laboratory values the widest normal range of the data, doubled upwards. */
    private static List<Map<String, Object>> softRanges(String item, Set<String> units, List<PilotItem> values) {
        List<Map<String, Object>> ranges = new ArrayList<>();
        for (String unit : units) {
            String[] vital = VITAL_SIGN_RANGES.get(item + "|" + unit);
            if (vital != null) {
                ranges.add(Map.of("unit", unit, "low", vital[0], "high", vital[1]));
            } else {
                values.stream()
                        .filter(v -> v.unit().equals(unit) && isNumber(v.normalHigh()))
                        .map(v -> new BigDecimal(v.normalHigh()))
                        .max(BigDecimal::compareTo)
                        .ifPresent(high -> ranges.add(Map.of(
                                "unit",
                                unit,
                                "high",
                                high.multiply(BigDecimal.valueOf(2)).toPlainString())));
            }
        }
        return ranges;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
