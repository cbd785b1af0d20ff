package io.trialledger.acceptance.pilot;

import static io.trialledger.acceptance.pilot.PilotSetUp.STUDY;

import io.trialledger.local.client.Team;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One subject's way through enrollment. What the data lack is made up here and says so. */
final class EnrollmentReplay {

    private static final String SUPPLIED = "Supplied by the replay: the pilot data do not say";

    private final Team team;
    private final PilotSubject subject;
    private final List<Map<String, Object>> answers;
    private final String path;

    EnrollmentReplay(Team team, PilotSubject subject, List<Map<String, Object>> eligibleAnswers) {
        this.team = team;
        this.subject = subject;
        this.answers = eligibleAnswers;
        this.path = "/studies/" + STUDY + "/subjects/" + subject.id;
    }

    /** The answers of an eligible subject to every criterion of the protocol. */
    static List<Map<String, Object>> eligibleAnswers(JsonNode study) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (JsonNode criterion : study.path("criteria")) {
            answers.add(Map.of(
                    "criterion", criterion.path("id").asString(),
                    "met", criterion.path("inclusion").asBoolean()));
        }
        return answers;
    }

    void run() {
        coordinator("", Map.of("site", subject.site));
        coordinator("/consents/1.0", Map.of("consentedOn", consent().toString()));
        coordinator("/screening", Map.of("screenedOn", subject.screening().toString()));
        investigator("/eligibility", eligibility());
        if (subject.screenFailure) {
            return;
        }
        coordinator("/enrollment", Map.of("enrolledOn", subject.firstDose));
        investigator("/randomization", Map.of("randomizedOn", subject.firstDose));
        if (!subject.died()) { // deaths are left to the adverse events service
            discontinue();
        }
    }

    /** The day of SCREENING 1; where data of the subject are older than that, the day of the oldest. */
    LocalDate consent() {
        LocalDate first = PilotData.firstDay(subject);
        return first.isBefore(subject.screening()) ? first : subject.screening();
    }

    private Map<String, Object> eligibility() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("attestedOn", subject.screenFailure ? subject.screening().toString() : subject.firstDose);
        body.put("note", SUPPLIED);
        if (subject.screenFailure) {
            List<Map<String, Object>> failing = new ArrayList<>(answers);
            Map<String, Object> first = failing.get(0);
            failing.set(0, Map.of("criterion", first.get("criterion"), "met", !(Boolean) first.get("met")));
            body.put("answers", failing);
            body.put("failureReason", SUPPLIED);
        } else {
            body.put("answers", answers);
        }
        return body;
    }

    private void discontinue() {
        coordinator(
                "/discontinuation",
                Map.of(
                        "discontinuedOn", subject.disposition.get("DSSTDTC").substring(0, 10),
                        "scope", "STUDY",
                        "reasonCode", subject.reasonCode()));
    }

    private void coordinator(String act, Map<String, Object> body) {
        team.as(PilotPeople.coordinator(subject.site)).put(path + act, body).orFail(act + " of " + subject.id);
    }

    private void investigator(String act, Map<String, Object> body) {
        team.as(PilotPeople.investigator(subject.site)).put(path + act, body).orFail(act + " of " + subject.id);
    }
}
