package io.trialledger.local.demo;

import static io.trialledger.local.demo.DemoStudy.STUDY;

import io.trialledger.local.client.Team;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A subject's adverse events, what became known later, and what the site said to questions about them. */
final class AdverseEventStory {

    private final Team team;
    private final DemoSubject subject;
    private final LocalDate today;

    AdverseEventStory(Team team, DemoSubject subject, LocalDate today) {
        this.team = team;
        this.subject = subject;
        this.today = today;
    }

    void tell() {
        Map<String, Integer> records = new HashMap<>();
        for (DemoRow row : DemoRow.of("demo-adverse-events", subject.id())) {
            String path = "/studies/" + STUDY + "/subjects/" + subject.id() + "/adverse-events/" + row.get("event");
            int number = records.merge(row.get("event"), 1, Integer::sum);
            if (number == 1) {
                team.as(subject.site().coordinator())
                        .put(path, record(row, number))
                        .orFail(path);
            } else {
                team.as(subject.site().investigator())
                        .post(
                                path + "/follow-ups",
                                "demo-follow-up-" + subject.id() + "-" + row.get("event") + "-" + number,
                                record(row, number))
                        .orFail("follow-up of " + path);
            }
        }
        DemoRow.of("demo-safety-answers", subject.id()).forEach(this::answer);
    }

    /** @param number counts the records of one event: a repeated load is known by it as a re-send */
    private Map<String, Object> record(DemoRow row, int number) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("sourceRecord", Integer.toString(number));
        row.copy("term", record);
        row.copy("codedTerm", record);
        for (String day : List.of("onset", "end")) {
            if (row.has(day)) {
                record.put(day, subject.baseline().plusDays(row.number(day)).toString());
            }
        }
        row.copy("severity", record);
        record.put("serious", row.has("serious"));
        record.put("criteria", row.has("criteria") ? List.of(row.get("criteria").split(",")) : List.of());
        row.copy("causality", record);
        row.copy("outcome", record);
        row.copy("action", record);
        if (row.has("aware")) {
            record.put("awareAt", aware(row.get("aware")));
        }
        return record;
    }

    /** A day after baseline with time and offset; or today, so that the report is in time. */
    private String aware(String text) {
        if (text.equals("today")) {
            return today + "T00:00:30Z";
        }
        int time = text.indexOf('T');
        return subject.baseline().plusDays(Integer.parseInt(text.substring(0, time))) + text.substring(time);
    }

    private void answer(DemoRow row) {
        String id = String.join("~", subject.id(), row.get("event"), row.get("rule"), "1");
        String path = "/studies/" + STUDY + "/adverse-event-queries/" + id;
        team.as(subject.site().coordinator())
                .post(path + "/answers", "demo-answered-" + id, Map.of("text", row.get("answer")))
                .orFail("answer to " + id);
        if (row.has("closed")) {
            team.as("data-manager")
                    .post(path + "/closure", "demo-closed-" + id, Map.of("text", "Agreed"))
                    .orFail("closure of " + id);
        }
    }
}
