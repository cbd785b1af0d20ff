package io.trialledger.local.demo;

import static io.trialledger.local.demo.DemoStudy.STUDY;

import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happened to one demo subject, told through the public API by those whose task it is. */
final class SubjectStory {

    private static final Map<String, Integer> DAYS_AFTER_BASELINE = schedule();
    private static final List<String> CRITERIA =
            List.of("IN01", "IN02", "IN03", "IN04", "EX01", "EX02", "EX03", "EX04");

    private final Team team;
    private final DemoSubject subject;
    private final LocalDate today;
    private final LocalDate baseline;
    private final String path;
    private final Random random;

    SubjectStory(Team team, DemoSubject subject, LocalDate today) {
        this.team = team;
        this.subject = subject;
        this.today = today;
        this.baseline = today.minusDays(subject.baselineDaysAgo());
        this.path = "/studies/" + STUDY + "/subjects/" + subject.id();
        this.random = new Random(subject.id().hashCode());
    }

    private static Map<String, Integer> schedule() {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put("SCR", -14);
        days.put("BASE", 0);
        days.put("WK2", 14);
        days.put("WK4", 28);
        days.put("TEL6", 42);
        days.put("WK8", 56);
        days.put("WK12", 84);
        days.put("FU16", 112);
        return days;
    }

    void tell() {
        LocalDate screened = baseline.minusDays(14);
        coordinator("", Map.of("site", subject.site().id()));
        coordinator("/consents/1.0", Map.of("consentedOn", screened.toString()));
        coordinator("/screening", Map.of("screenedOn", screened.toString()));
        if (subject.fate() == DemoSubject.Fate.IN_SCREENING) {
            visits(List.of("SCR"));
            return;
        }
        boolean eligible = subject.fate() != DemoSubject.Fate.SCREEN_FAILURE;
        investigator("/eligibility", eligibility(eligible));
        if (!eligible) {
            visits(List.of("SCR"));
            return;
        }
        coordinator("/enrollment", Map.of("enrolledOn", baseline.toString()));
        investigator("/randomization", Map.of("randomizedOn", baseline.toString()));
        visits(attended());
        adverseEvents();
        end();
    }

    private Map<String, Object> eligibility(boolean eligible) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("attestedOn", baseline.minusDays(2).toString());
        body.put(
                "answers",
                CRITERIA.stream()
                        .map(c -> Map.of("criterion", c, "met", c.startsWith("IN") || (!eligible && c.equals("EX04"))))
                        .toList());
        if (!eligible) {
            body.put("failureReason", "Alanine aminotransferase 142 U/L at screening, repeated and confirmed");
        }
        return body;
    }

    private List<String> attended() {
        LocalDate last = leftOn();
        return DAYS_AFTER_BASELINE.entrySet().stream()
                .filter(visit -> !baseline.plusDays(visit.getValue() + 7).isAfter(last))
                .map(Map.Entry::getKey)
                .toList();
    }

    private LocalDate leftOn() {
        return switch (subject.fate()) {
            case WITHDRAWN -> baseline.plusDays(50);
            case DIED -> baseline.plusDays(68);
            default -> today;
        };
    }

    private void visits(List<String> keys) {
        List<Map<String, Object>> visits = new ArrayList<>();
        for (String key : keys) {
            visits.add(visit(key));
        }
        team.as(subject.site().system())
                .post("/studies/" + STUDY + "/submissions", "demo-visits-" + subject.id(), Map.of("visits", visits))
                .orFail("visits of " + subject.id());
    }

    private Map<String, Object> visit(String key) {
        int days = DAYS_AFTER_BASELINE.getOrDefault(key, 0);
        int shift = key.equals("SCR") || key.equals("BASE") ? 0 : random.nextInt(-2, 3);
        if (key.equals("WK8") && subject.id().endsWith("2")) {
            shift = 6; // one late visit a site
        }
        LocalDate date = baseline.plusDays(days + (long) shift);
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put("subject", subject.id());
        visit.put("visit", key);
        visit.put("date", date.toString());
        visit.put("items", key.equals("TEL6") ? diary(date) : measurements(key, date));
        return visit;
    }

    private List<Map<String, Object>> measurements(String key, LocalDate date) {
        List<Map<String, Object>> items = new ArrayList<>();
        boolean outlier = key.equals("WK4") && subject.id().endsWith("3");
        items.add(item("VS.SYSBP", outlier ? "182" : "" + (112 + random.nextInt(28)), "mmHg", date));
        items.add(item("VS.DIABP", "" + (68 + random.nextInt(20)), "mmHg", date));
        items.add(item("VS.PULSE", "" + (58 + random.nextInt(30)), "beats/min", date));
        items.add(item("VS.TEMP", "36." + random.nextInt(3, 9), "C", date));
        if (!key.equals("FU16")) {
            items.add(item("LB.ALT", "" + (14 + random.nextInt(30)), "U/L", date));
            items.add(item("LB.CREAT", "" + (58 + random.nextInt(40)), "umol/L", date));
            items.add(item("LB.HGB", (12 + random.nextInt(4)) + "." + random.nextInt(10), "g/dL", date));
        }
        if (DAYS_AFTER_BASELINE.getOrDefault(key, 0) >= 28) {
            items.addAll(diary(date));
        }
        return items;
    }

    private List<Map<String, Object>> diary(LocalDate date) {
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(item("QS.MIGDAYS", "" + (3 + random.nextInt(8)), null, date));
        items.add(item(
                "QS.IMPRESSION", List.of("BETTER", "UNCHANGED", "MUCH BETTER").get(random.nextInt(3)), null, date));
        return items;
    }

    private static Map<String, Object> item(
            String item, String value, @org.jspecify.annotations.Nullable String unit, LocalDate date) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("item", item);
        entry.put("value", value);
        if (unit != null) {
            entry.put("unit", unit);
        }
        entry.put("date", date.toString());
        return entry;
    }

    private void adverseEvents() {
        if (subject.id().endsWith("2")) {
            adverseEvent(
                    "AE1",
                    Map.of(
                            "term", "Mild nausea after dosing",
                            "onset", baseline.plusDays(3).toString(),
                            "end", baseline.plusDays(6).toString(),
                            "severity", "MILD",
                            "serious", false,
                            "causality", "POSSIBLE",
                            "outcome", "RECOVERED"));
        }
        if (subject.id().equals("101-003")) {
            adverseEvent(
                    "AE1",
                    Map.of(
                            "term",
                            "Admission for observation after a fall at home",
                            "onset",
                            baseline.plusDays(20).toString(),
                            "severity",
                            "MODERATE",
                            "serious",
                            false,
                            "criteria",
                            List.of("HOSPITALIZATION"),
                            "causality",
                            "NOT_RELATED",
                            "outcome",
                            "RECOVERING",
                            "awareAt",
                            baseline.plusDays(21) + "T09:30:00-06:00"));
        }
        if (subject.fate() == DemoSubject.Fate.DIED) {
            adverseEvent(
                    "AE1",
                    Map.of(
                            "term",
                            "Acute myocardial infarction",
                            "onset",
                            baseline.plusDays(67).toString(),
                            "end",
                            baseline.plusDays(68).toString(),
                            "severity",
                            "SEVERE",
                            "serious",
                            true,
                            "criteria",
                            List.of("DEATH", "HOSPITALIZATION"),
                            "causality",
                            "UNLIKELY",
                            "outcome",
                            "FATAL",
                            "awareAt",
                            baseline.plusDays(68) + "T18:10:00+09:00"));
        }
    }

    private void adverseEvent(String id, Map<String, Object> record) {
        team.as(subject.site().coordinator())
                .put(path + "/adverse-events/" + id, record)
                .orFail("adverse event " + id + " of " + subject.id());
    }

    private void end() {
        if (subject.fate() == DemoSubject.Fate.WITHDRAWN) {
            discontinued("WITHDRAWAL_BY_SUBJECT", leftOn());
        }
        if (subject.fate() == DemoSubject.Fate.COMPLETED) {
            discontinued("COMPLETED", baseline.plusDays(118));
        }
    }

    private void discontinued(String reasonCode, LocalDate on) {
        coordinator(
                "/discontinuation",
                Map.of("discontinuedOn", on.toString(), "scope", "STUDY", "reasonCode", reasonCode));
    }

    private Answer coordinator(String act, Map<String, Object> body) {
        return team.as(subject.site().coordinator()).put(path + act, body).orFail(act + " of " + subject.id());
    }

    private Answer investigator(String act, Map<String, Object> body) {
        return team.as(subject.site().investigator()).put(path + act, body).orFail(act + " of " + subject.id());
    }
}
