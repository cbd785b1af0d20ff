package io.trialledger.acceptance.pilot;

import static io.trialledger.acceptance.pilot.PilotSetUp.STUDY;

import io.trialledger.local.client.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.json.JsonMapper;

/** Reports the 557 adverse events, then every record of their history. */
final class AdverseEventReplay {

    private static final Map<String, String> CRITERIA = criteria();
    private static final Map<String, String> OUTCOMES =
            Map.of("NOT RECOVERED/NOT RESOLVED", "NOT_RECOVERED", "RECOVERED/RESOLVED", "RECOVERED", "FATAL", "FATAL");

    final AtomicInteger reported = new AtomicInteger();
    final AtomicInteger followUps = new AtomicInteger();

    private final Team team;
    private final PilotData data;
    private final Map<String, List<CSVRecord>> byEvent = new HashMap<>();

    AdverseEventReplay(Team team, PilotData data) {
        this.team = team;
        this.data = data;
        data.adverseEvents.forEach(row ->
                byEvent.computeIfAbsent(identity(row), x -> new ArrayList<>()).add(row));
    }

    private static Map<String, String> criteria() {
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put("AESDTH", "DEATH");
        criteria.put("AESLIFE", "LIFE_THREATENING");
        criteria.put("AESHOSP", "HOSPITALIZATION");
        criteria.put("AESDISAB", "DISABILITY");
        criteria.put("AESCONG", "CONGENITAL_ANOMALY");
        criteria.put("AESCAN", "CANCER");
        criteria.put("AESOD", "OVERDOSE");
        return criteria;
    }

    private static String identity(CSVRecord row) {
        return String.join("|", row.get("USUBJID"), row.get("AESPID"), row.get("AEDECOD"), row.get("AESTDTC"));
    }

    private static String eventId(CSVRecord row) {
        return row.get("AESPID") + "." + row.get("AESEQ");
    }

    private String site(CSVRecord row) {
        return data.subjects.get(row.get("USUBJID")).site;
    }

    private String path(CSVRecord row, String event) {
        return "/studies/" + STUDY + "/subjects/" + row.get("USUBJID") + "/adverse-events/" + event;
    }

    /** The subject's rows of AE, then every record of their history, oldest first. */
    void replay(PilotSubject subject) {
        data.adverseEvents.stream()
                .filter(row -> row.get("USUBJID").equals(subject.id))
                .forEach(this::report);
        data.adverseEventRecords.stream()
                .filter(row -> row.get("USUBJID").equals(subject.id))
                .sorted(Comparator.comparing((CSVRecord row) -> row.get("AEDTC"))
                        .thenComparing(row -> Integer.parseInt(row.get("AESEQ"))))
                .forEach(this::followUp);
    }

    /** What every version must be one of, and each of these some version: AE and the records of its history. */
    Set<String> sentVersions() {
        Set<String> lines = new TreeSet<>();
        data.adverseEvents.forEach(row -> lines.add(line(row, eventId(row))));
        data.adverseEventRecords.forEach(
                row -> lines.add(line(row, eventId(eventOf(row).orElse(row)))));
        return lines;
    }

    private static String line(CSVRecord row, String event) {
        return AdverseEventVersions.line(
                row.get("USUBJID"), event, JsonMapper.shared().valueToTree(record(row)));
    }

    private void report(CSVRecord row) {
        team.as(PilotPeople.system(site(row)))
                .put(path(row, eventId(row)), record(row))
                .orFail("adverse event " + eventId(row) + " of " + row.get("USUBJID"));
        reported.incrementAndGet();
    }

    private void followUp(CSVRecord row) {
        Optional<CSVRecord> event = eventOf(row);
        if (event.isEmpty()) {
            report(row);
            return;
        }
        String id = eventId(event.get());
        String key = String.join("-", "pilot-ae", row.get("USUBJID"), id, row.get("AESEQ"), row.get("AEDTC"));
        team.as(PilotPeople.system(site(row)))
                .post(path(row, id) + "/follow-ups", key, record(row))
                .orFail("follow-up " + key);
        followUps.incrementAndGet();
    }

    /** The row of AE that this record belongs to: the same row, else the next of the same event, else its last. */
    private Optional<CSVRecord> eventOf(CSVRecord row) {
        int sequence = Integer.parseInt(row.get("AESEQ"));
        List<CSVRecord> same = byEvent.getOrDefault(identity(row), List.of());
        Comparator<CSVRecord> bySequence = Comparator.comparingInt(r -> Integer.parseInt(r.get("AESEQ")));
        return same.stream()
                .filter(r -> Integer.parseInt(r.get("AESEQ")) >= sequence)
                .min(bySequence)
                .or(() -> same.stream().max(bySequence));
    }

    private static Map<String, Object> record(CSVRecord row) {
        List<String> criteria = CRITERIA.entrySet().stream()
                .filter(c -> row.get(c.getKey()).equals("Y"))
                .map(Map.Entry::getValue)
                .toList();
        boolean serious = row.get("AESER").equals("Y");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("term", row.get("AETERM"));
        body.put("codedTerm", row.get("AEDECOD"));
        putIfGiven(body, "onset", row.get("AESTDTC"));
        putIfGiven(body, "end", row.get("AEENDTC"));
        body.put("severity", row.get("AESEV"));
        body.put("serious", serious);
        body.put("criteria", criteria);
        putIfGiven(body, "causality", row.get("AEREL"));
        body.put("outcome", OUTCOMES.get(row.get("AEOUT")));
        putIfGiven(body, "reportedOn", row.get("AEDTC"));
        body.put("sourceRecord", row.get("AESEQ"));
        if (serious || !criteria.isEmpty()) {
            body.put("awareAt", row.get("AEDTC") + "T12:00:00-05:00"); // supplied: the data have no instant
        }
        return body;
    }

    private static void putIfGiven(Map<String, Object> body, String field, String value) {
        if (!value.isEmpty()) {
            body.put(field, value);
        }
    }
}
