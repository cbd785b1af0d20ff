package io.trialledger.acceptance;

import io.trialledger.acceptance.pilot.PilotPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One installation for all tests of this module, with the demo's and the pilot's people; stopped when the tests end. Whoever
 * writes tests names a running one by {@code -Dtrialledger.installation=FOLDER}, its data folder, and spares the start.
 */
public final class Installations {

    private static RunningTrialLedger shared;

    private Installations() {}

    public static synchronized RunningTrialLedger shared() throws IOException {
        if (shared == null) {
            String given = System.getProperty("trialledger.installation");
            RunningTrialLedger running = given == null
                    ? RunningTrialLedger.start(accounts())
                    : RunningTrialLedger.startedBefore(Path.of(given));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    running.close();
                } catch (IOException e) {
                    System.err.println("the installation's folder can't be removed: " + e.getMessage());
                }
            }));
            shared = running;
        }
        return shared;
    }

    private static Map<String, Object> accounts() throws IOException {
        Map<String, List<Map<String, Object>>> demo;
        try (var in = Installations.class.getResourceAsStream("/demo-accounts.json")) {
            demo = JsonMapper.shared().readValue(in, new tools.jackson.core.type.TypeReference<>() {});
        }
        List<Map<String, Object>> people = new ArrayList<>(demo.get("people"));
        List<Map<String, Object>> systems = new ArrayList<>(demo.get("systems"));
        people.addAll(PilotPeople.people());
        systems.addAll(PilotPeople.systems());
        return Map.of("people", people, "systems", systems);
    }
}
