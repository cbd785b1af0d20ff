package io.trialledger.local.demo;

import static io.trialledger.local.demo.DemoStudy.STUDY;

import io.trialledger.local.client.Team;
import io.trialledger.local.demo.Attendance.Attended;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happened to one demo subject, told through the public API by those whose task it is. */
final class SubjectStory {

    private static final List<String> CRITERIA =
            List.of("IN01", "IN02", "IN03", "IN04", "EX01", "EX02", "EX03", "EX04");
    private static final Map<String, String> FAILURES = Map.of(
            "IN03", "Only three migraine days in the month before screening",
            "EX02", "Preventive treatment was changed six weeks before screening",
            "EX03", "Blood pressure 168/104 mmHg, repeated and confirmed",
            "EX04", "Alanine aminotransferase 142 U/L at screening, repeated and confirmed");

    /** When the second version of the consent form came into use. */
    private static final int SECOND_CONSENT_DAYS_AGO = 60;

    private static final int ELIGIBLE_BEFORE_DAYS = 2;
    private static final int SCREENING_DAYS = 8;

    private final Team team;
    private final DemoSubject subject;
    private final LocalDate today;
    private final String path;
    private final List<DemoRow> queries;
    private final VisitStory visits;

    SubjectStory(Team team, DemoSubject subject, LocalDate today) {
        this.team = team;
        this.subject = subject;
        this.today = today;
        this.path = "/studies/" + STUDY + "/subjects/" + subject.id();
        this.queries = DemoRow.of("demo-queries", subject.id());
        this.visits = new VisitStory(team, subject, queries, today.minusDays(1));
    }

    void tell() {
        coordinator("", Map.of("site", subject.site().id()));
        if (subject.fate() == Fate.REGISTERED) {
            return;
        }
        coordinator("/consents/1.0", Map.of("consentedOn", subject.screened().toString()));
        DemoRow.of("demo-identities", subject.id()).forEach(this::identify);
        if (subject.fate() == Fate.CONSENTED) {
            return;
        }
        coordinator("/screening", Map.of("screenedOn", subject.screened().toString()));
        if (subject.fate() != Fate.IN_SCREENING) {
            investigator("/eligibility", eligibility());
        }
        if (subject.randomized()) {
            coordinator("/enrollment", Map.of("enrolledOn", subject.baseline().toString()));
            investigator(
                    "/randomization", Map.of("randomizedOn", subject.baseline().toString()));
        }
        JsonNode submitted = visits.tell();
        queries.forEach(row -> new QueryStory(team, subject, row).tell(submitted));
        consentAgain();
        new AdverseEventStory(team, subject, today).tell();
        end();
    }

    private void identify(DemoRow row) {
        Map<String, Object> identity = new LinkedHashMap<>(row.fields());
        identity.remove("subject");
        coordinator("/identity", identity);
    }

    private Map<String, Object> eligibility() {
        LocalDate attested = subject.randomized()
                ? subject.baseline().minusDays(ELIGIBLE_BEFORE_DAYS)
                : subject.screened().plusDays(SCREENING_DAYS);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("attestedOn", attested.toString());
        body.put(
                "answers",
                CRITERIA.stream()
                        .map(c -> Map.of("criterion", c, "met", c.startsWith("IN") != c.equals(subject.failed())))
                        .toList());
        if (!subject.failed().isEmpty()) {
            body.put("failureReason", FAILURES.get(subject.failed()));
        }
        return body;
    }

    /** At the first visit after the new form came into use. */
    private void consentAgain() {
        LocalDate from = today.minusDays(SECOND_CONSENT_DAYS_AGO);
        visits.attended().stream()
                .map(Attended::on)
                .filter(on -> on.isAfter(from) && on.isAfter(subject.screened()))
                .findFirst()
                .ifPresent(on -> coordinator("/consents/2.0", Map.of("consentedOn", on.toString())));
    }

    private void end() {
        Fate fate = subject.fate();
        if (fate == Fate.COMPLETED) {
            List<Attended> attended = visits.attended();
            discontinued("COMPLETED", attended.get(attended.size() - 1).on());
        } else if (fate.leftEarly() && fate != Fate.DIED) {
            discontinued(fate.reasonCode(), subject.baseline().plusDays(fate.leftAfterDays()));
        }
    }

    private void discontinued(String reasonCode, LocalDate on) {
        coordinator(
                "/discontinuation",
                Map.of("discontinuedOn", on.toString(), "scope", "STUDY", "reasonCode", reasonCode));
    }

    private void coordinator(String act, Map<String, Object> body) {
        team.as(subject.site().coordinator()).put(path + act, body).orFail(act + " of " + subject.id());
    }

    private void investigator(String act, Map<String, Object> body) {
        team.as(subject.site().investigator()).put(path + act, body).orFail(act + " of " + subject.id());
    }
}
