package io.trialledger.local.demo;

import static io.trialledger.local.demo.DemoStudy.STUDY;

import io.trialledger.local.client.Team;
import io.trialledger.local.demo.Attendance.Attended;
import io.trialledger.local.demo.Attendance.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A subject's visits, sent in one go by the site's system. */
final class VisitStory {

    private static final int UNSCHEDULED_AFTER_DAYS = 36;

    private final Team team;
    private final DemoSubject subject;
    private final List<DemoRow> queries;
    private final List<Attended> attended;

    VisitStory(Team team, DemoSubject subject, List<DemoRow> queries, LocalDate yesterday) {
        this.team = team;
        this.subject = subject;
        this.queries = queries;
        this.attended = Attendance.of(
                subject,
                yesterday,
                queries.stream().map(row -> row.get("visit")).collect(Collectors.toSet()));
    }

    /** Visits that took place, by date. */
    List<Attended> attended() {
        return attended.stream().filter(visit -> visit.kind() != Kind.MISSED).toList();
    }

    /** Sends all of them; answers what the service said to each value. */
    JsonNode tell() {
        Measurements measurements = new Measurements(subject.id());
        List<Map<String, Object>> visits = new ArrayList<>();
        attended.forEach(visit -> visits.add(body(visit, measurements)));
        if (subject.id().endsWith("7")
                && attended().stream().anyMatch(visit -> visit.visit().equals("WK8"))) {
            visits.add(unscheduled(measurements));
        }
        return team.as(subject.site().system())
                .post("/studies/" + STUDY + "/submissions", "demo-visits-" + subject.id(), Map.of("visits", visits))
                .orFail("visits of " + subject.id())
                .json();
    }

    private Map<String, Object> body(Attended visit, Measurements measurements) {
        Map<String, Object> body = visit(visit.visit());
        if (visit.kind() == Kind.MISSED) {
            body.put("notDone", Map.of("reason", "The subject did not come and could not be reached in time"));
            return body;
        }
        Map<String, String> given = queries.stream()
                .filter(row -> row.get("visit").equals(visit.visit()) && row.has("value"))
                .collect(Collectors.toMap(row -> row.get("item"), row -> row.get("value")));
        body.put("date", visit.on().toString());
        body.put("items", measurements.at(visit.visit(), visit.on(), visit.kind() == Kind.COMPLETE, given));
        return body;
    }

    private Map<String, Object> unscheduled(Measurements measurements) {
        LocalDate on = subject.baseline().plusDays(UNSCHEDULED_AFTER_DAYS);
        Map<String, Object> body = visit("UNS1");
        body.put("date", on.toString());
        body.put("label", "Severe headache");
        body.put("items", measurements.at("UNS1", on, false, Map.of()));
        return body;
    }

    private Map<String, Object> visit(String visit) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", subject.id());
        body.put("visit", visit);
        return body;
    }
}
