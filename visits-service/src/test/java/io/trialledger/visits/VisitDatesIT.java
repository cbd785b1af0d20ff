package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.v1.ConsentWithdrawn;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** When a subject was seen: HTTP in, events stored, schedules out. */
@ExtendWith(WithTrial.class)
class VisitDatesIT {

    private final Trial trial;

    VisitDatesIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void a_planned_visit_is_taken_with_its_window_and_read_back() {
        String subject = trial.subject();
        HttpResponse<String> dose = trial.put(subject, "DOSE", "{\"date\":\"2014-01-02\"}");
        assertThat(dose.statusCode()).as(dose.body()).isEqualTo(201);

        HttpResponse<String> late = trial.put(subject, "WK2", "{\"date\":\"2014-01-20T09:30\",\"scheduled\":\"WK2\"}");
        assertThat(json(late).path("timing").asString()).isEqualTo("LATE");
        assertThat(json(late).path("window").path("to").asString()).isEqualTo("2014-01-19");

        JsonNode schedule = json(trial.get("/subjects/" + subject + "/visits", "site-701", late));
        assertThat(schedule.path("referenceProvisional").asBoolean()).isFalse();
        JsonNode wk2 = visit(schedule, "WK2");
        assertThat(wk2.path("status").asString()).isEqualTo("DONE");
        assertThat(wk2.path("studyDay").asInt()).isEqualTo(19);
        assertThat(wk2.path("timing").asString()).isEqualTo("LATE");
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("PLANNED");
        assertThat(visit(schedule, "WK4").path("target").asString()).isEqualTo("2014-01-30");
        assertThat(visit(schedule, "WK8N").path("provisional").asBoolean()).isTrue();

        String all = trial.get("/visits?site=701", "mona", late).body();
        assertThat(all)
                .contains("\"subject\":\"" + subject + "\",\"visit\":\"WK2\"")
                .doesNotContain("PLANNED");
        assertThat(trial.get("/visits", "site-702", late).body()).doesNotContain(subject);
    }

    @Test
    void a_date_changes_only_with_a_reason_and_moves_the_windows_anchored_on_it() {
        String subject = trial.subject();
        trial.put(subject, "DOSE", "{\"date\":\"2014-01-02\"}");
        trial.put(subject, "WK2", "{\"date\":\"2014-01-20\"}");

        assertThat(trial.put(subject, "DOSE", "{\"date\":\"2014-01-02\"}").statusCode())
                .isEqualTo(200);
        long head = trial.head();
        assertRefused(trial.put(subject, "DOSE", "{\"date\":\"2014-01-06\"}"), 409, "REASON_REQUIRED", "reason");
        assertThat(trial.head()).isEqualTo(head);

        HttpResponse<String> corrected =
                trial.put(subject, "DOSE", "{\"date\":\"2014-01-06\",\"reason\":\"read from the wrong page\"}");
        assertThat(json(corrected).path("outcome").asString()).isEqualTo("CORRECTED");
        JsonNode schedule = json(trial.get("/subjects/" + subject + "/visits", "mona", corrected));
        assertThat(visit(schedule, "DOSE").path("reason").asString()).isEqualTo("read from the wrong page");
        assertThat(visit(schedule, "WK2").path("timing").asString()).isEqualTo("IN");
        assertThat(visit(schedule, "WK2").path("timingAtEntry").asString()).isEqualTo("LATE");
    }

    @Test
    void an_unscheduled_visit_and_one_not_done_are_taken() {
        String subject = trial.subject();
        trial.put(subject, "UNS-8.2", "{\"date\":\"2014-03-01\",\"label\":\"UNSCHEDULED 8.2\"}");
        HttpResponse<String> notDone = trial.put(subject, "WK4", "{\"notDone\":{\"reason\":\"snow\"}}");
        assertThat(json(notDone).path("outcome").asString()).isEqualTo("NOT_DONE");

        JsonNode schedule = json(trial.get("/subjects/" + subject + "/visits", "site-701", notDone));
        assertThat(visit(schedule, "UNS-8.2").path("label").asString()).isEqualTo("UNSCHEDULED 8.2");
        assertThat(visit(schedule, "UNS-8.2").path("planned").asBoolean()).isFalse();
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("NOT_DONE");
        assertThat(visit(schedule, "WK4").path("reason").asString()).isEqualTo("snow");
    }

    @Test
    void what_remains_of_the_plan_is_cancelled_when_the_subject_leaves_and_a_later_visit_is_flagged() {
        String subject = trial.subject();
        trial.put(subject, "DOSE", "{\"date\":\"2014-01-02\"}");
        trial.tell(SubjectDiscontinued.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setScope("STUDY")
                .setDiscontinuedOn("2014-01")
                .setReasonCode("DEATH")
                .build());

        HttpResponse<String> late = trial.put(subject, "WK6", "{\"date\":\"2014-02-13\"}");
        assertThat(json(late).path("deviation").asString()).isEqualTo("AFTER_DEATH");
        JsonNode schedule = json(trial.get("/subjects/" + subject + "/visits", "site-701", late));
        assertThat(schedule.path("status").asString()).isEqualTo("DEAD");
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("CANCELLED");
        assertThat(visit(schedule, "WK6").path("deviation").asString()).isEqualTo("AFTER_DEATH");
        assertThat(visit(schedule, "DOSE").path("deviation").isNull()).isTrue();
    }

    @Test
    void data_dated_before_consent_or_after_its_withdrawal_are_refused() {
        String subject = trial.subject();
        trial.tell(ConsentWithdrawn.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setScope("DATA_COLLECTION")
                .setWithdrawnOn("2014-03-01")
                .build());

        assertRefused(trial.put(subject, "SCREEN1", "{\"date\":\"2013-12-25\"}"), 409, "BEFORE_CONSENT", "date");
        long head = trial.head();
        assertRefused(trial.put(subject, "WK8", "{\"date\":\"2014-03-02\"}"), 409, "AFTER_WITHDRAWAL", "date");
        assertThat(trial.head()).isEqualTo(head);
        HttpResponse<String> last = trial.put(subject, "WK8", "{\"date\":\"2014-03-01\"}");
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(trial.get("/subjects/" + subject + "/visits", "site-701", last)
                        .body())
                .contains("\"status\":\"WITHDRAWN\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2013-5, 400, DATE_INVALID, date",
        "2014-02-30, 400, DATE_INVALID, date",
        "2014-02, 400, DATE_INVALID, date",
        "2014-02-03Z, 400, DATE_INVALID, date",
        "3014-02-03, 409, DATE_IN_FUTURE, date"
    })
    void a_bad_date_is_refused_by_name(String date, int status, String rule, String field) {
        String subject = trial.subject();
        assertRefused(trial.put(subject, "SCREEN1", "{\"date\":\"" + date + "\"}"), status, rule, field);
        assertThat(trial.put(subject, "SCREEN1", "{\"date\":\"2014-01-01\"}").statusCode())
                .as("nothing had been recorded")
                .isEqualTo(201);
    }

    private static JsonNode visit(JsonNode schedule, String key) {
        for (JsonNode visit : schedule.path("visits")) {
            if (visit.path("visit").asString().equals(key)) {
                return visit;
            }
        }
        throw new AssertionError("no " + key + " in " + schedule);
    }
}
