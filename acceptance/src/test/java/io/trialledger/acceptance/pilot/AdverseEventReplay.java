package io.trialledger.acceptance.pilot;

import static io.trialledger.acceptance.pilot.PilotSetUp.STUDY;

import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVRecord;

/** Reports the 557 adverse events, then every record of their history. */
final class AdverseEventReplay {

    private static final Map<String, String> CRITERIA = criteria();
    private static final Map<String, String> OUTCOMES =
            Map.of("NOT RECOVERED/NOT RESOLVED", "NOT_RECOVERED", "RECOVERED/RESOLVED", "RECOVERED", "FATAL", "FATAL");

    final AtomicInteger reported = new AtomicInteger();
    final AtomicInteger newVersions = new AtomicInteger();
    final AtomicInteger resends = new AtomicInteger();

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

    /** All rows of one subject's history, oldest first. */
    Map<String, List<CSVRecord>> historyBySubject() {
        Map<String, List<CSVRecord>> history = new LinkedHashMap<>();
        data.adverseEventRecords.stream()
                .sorted(Comparator.comparing((CSVRecord r) -> r.get("USUBJID"))
                        .thenComparing(r -> r.get("AEDTC"))
                        .thenComparing(r -> Integer.parseInt(r.get("AESEQ"))))
                .forEach(r -> history.computeIfAbsent(r.get("USUBJID"), x -> new ArrayList<>())
                        .add(r));
        return history;
    }

    void report(CSVRecord row) {
        team.as(PilotPeople.system(site(row)))
                .put(path(row, eventId(row)), record(row))
                .orFail("adverse event " + eventId(row) + " of " + row.get("USUBJID"));
        reported.incrementAndGet();
    }

    void followUp(CSVRecord row) {
        Optional<CSVRecord> event = eventOf(row);
        if (event.isEmpty()) {
            report(row);
            return;
        }
        String id = eventId(event.get());
        String key = String.join("-", "pilot-ae", row.get("USUBJID"), id, row.get("AESEQ"), row.get("AEDTC"));
        Answer answer = team.as(PilotPeople.system(site(row)))
                .post(path(row, id) + "/follow-ups", key, record(row))
                .orFail("follow-up " + key);
        if (answer.json().path("stored").asBoolean()) {
            newVersions.incrementAndGet();
        } else {
            resends.incrementAndGet();
        }
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
