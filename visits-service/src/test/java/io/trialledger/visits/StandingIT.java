package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.v1.SubjectEnrolled;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is due, what is done, and how many: at a site of its own, on the calendar of today. */
@ExtendWith(WithTrial.class)
class StandingIT {

    private final Trial trial;
    private final LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));

    StandingIT(Trial trial) {
        this.trial = trial;
    }

    /** Dosed two weeks ago, so that week 2 is due now and the screening visits are overdue. */
    private HttpResponse<String> dosed(String subject) {
        trial.tell(Trial.registered(subject, "703"));
        trial.tell(Trial.consented(subject, today.minusDays(20).toString()));
        trial.tell(SubjectEnrolled.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setEnrolledOn(today.minusDays(14).toString())
                .build());
        return trial.submit("site-703", """
                {"visits":[{"subject":"%1$s","visit":"DOSE","date":"%2$s","items":[
                   {"item":"VS.SYSBP","value":"250","unit":"mmHg"}]},
                  {"subject":"%1$s","visit":"WK4","notDone":{"reason":"on holiday"}},
                  {"subject":"%1$s","visit":"UNS-1","date":"%2$s"}]}""".formatted(subject, today.minusDays(14)));
    }

    @Test
    void the_matrix_shows_each_subject_s_visits_in_the_protocol_s_order() {
        String subject = trial.newNumber();
        HttpResponse<String> done = dosed(subject);

        JsonNode matrix = json(trial.get("/subject-matrix?site=703&startsWith=" + subject, "dora", done));
        assertThat(matrix.path("total").asInt()).isEqualTo(1);
        assertThat(matrix.path("next").isNull()).isTrue();
        assertThat(matrix.at("/columns/2/visit").asString()).isEqualTo("DOSE");
        assertThat(matrix.at("/columns/2/label").asString()).isEqualTo("Dose");
        assertThat(matrix.at("/columns/2/epoch").asString()).isEqualTo("Treatment");
        JsonNode row = matrix.path("rows").get(0);
        assertThat(row.path("subject").asString()).isEqualTo(subject);
        assertThat(row.path("status").asString()).isEqualTo("ENROLLED");
        assertThat(row.path("unscheduled").asInt()).isEqualTo(1);
        assertThat(row.path("cells").get(0).toString())
                .isEqualTo("{\"v\":0,\"d\":\"overdue\",\"on\":\"" + today.minusDays(28) + "\"}");
        assertThat(row.path("cells").get(2).toString())
                .isEqualTo("{\"v\":2,\"d\":\"complete\",\"q\":1,\"on\":\"" + today.minusDays(14) + "\"}");
        assertThat(row.path("cells").get(3).toString()).isEqualTo("{\"v\":3,\"d\":\"due\",\"on\":\"" + today + "\"}");
        assertThat(row.at("/cells/4/d").asString()).isEqualTo("missed");
        assertThat(row.at("/cells/5/d").asString()).isEqualTo("planned");
    }

    @Test
    void the_matrix_is_paged_filtered_and_kept_to_the_reader_s_sites() {
        String first = trial.newNumber();
        String second = trial.newNumber();
        dosed(first);
        HttpResponse<String> done = dosed(second);
        String both = "/subject-matrix?site=703&status=ENROLLED,RANDOMIZED&limit=1";
        String before = Integer.toString(Integer.parseInt(first) - 1);

        JsonNode page = json(trial.get(both + "&after=" + before, "site-703", done));
        assertThat(page.at("/rows/0/subject").asString()).isEqualTo(first);
        assertThat(page.path("next").asString()).isEqualTo(first);
        assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode next = json(trial.get(both + "&after=" + first, "site-703", done));
        assertThat(next.at("/rows/0/subject").asString()).isEqualTo(second);
        assertThat(json(trial.get("/subject-matrix?site=703&status=DISCONTINUED,SCREENED", "dora", done))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(json(trial.get("/subject-matrix?site=703", "site-702", done))
                        .path("rows")
                        .size())
                .isZero();
        assertThat(trial.get("/subject-matrix?limit=500", "mona", done).body()).doesNotContain("\"703\"");
        assertRefused(trial.get("/subject-matrix?limit=501", "dora", done), 400, "MALFORMED", "limit");
        assertRefused(trial.get("/subject-matrix?status=LOST", "dora", done), 400, "MALFORMED", "status");
    }

    @Test
    void what_is_due_comes_by_the_end_of_its_window_and_what_is_overdue_first() {
        String subject = trial.newNumber();
        HttpResponse<String> done = dosed(subject);

        assertThat(due("", subject, done)).containsExactly("SCREEN1 overdue", "SCREEN2 overdue", "WK2 due");
        String later = "&from=" + today.plusDays(20) + "&to=" + today.plusDays(30);
        assertThat(due(later, subject, done)).containsExactly("SCREEN1 overdue", "SCREEN2 overdue", "WK6 planned");
        JsonNode first = json(trial.get("/visits-due?site=703&limit=1", "dora", done));
        assertThat(first.path("items").size()).isEqualTo(1);
        JsonNode second = json(trial.get(
                "/visits-due?site=703&limit=500&after=" + first.path("next").asString(), "dora", done));
        assertThat(second.path("items").toString())
                .doesNotContain(first.path("items").get(0).toString());
        assertThat(json(trial.get("/visits-due?site=703", "site-702", done))
                        .path("items")
                        .size())
                .isZero();
        assertRefused(trial.get("/visits-due?from=soon", "dora", done), 400, "MALFORMED", "from");
    }

    private List<String> due(String more, String subject, HttpResponse<String> since) {
        List<String> due = new ArrayList<>();
        json(trial.get("/visits-due?site=703&limit=500" + more, "dora", since))
                .path("items")
                .forEach(visit -> {
                    if (visit.path("subject").asString().equals(subject)) {
                        due.add(visit.path("visit").asString() + " "
                                + visit.path("display").asString());
                    }
                });
        return due;
    }

    @Test
    void the_summary_counts_what_the_matrix_shows() {
        JsonNode before = json(trial.get("/visit-summary?site=703", "dora", dosed(trial.newNumber())));
        HttpResponse<String> done = dosed(trial.newNumber());

        JsonNode after = json(trial.get("/visit-summary?site=703", "dora", done));

        assertThat(grown(before, after, "/visits/overdue")).isEqualTo(2);
        assertThat(grown(before, after, "/visits/due")).isEqualTo(1);
        assertThat(grown(before, after, "/visits/complete")).isEqualTo(2);
        assertThat(grown(before, after, "/visits/missed")).isEqualTo(1);
        assertThat(grown(before, after, "/visits/planned")).isEqualTo(11);
        assertThat(grown(before, after, "/queries/open")).isEqualTo(1);
        assertThat(grown(before, after, "/queries/byAge/0/open")).isEqualTo(1);
        assertThat(grown(before, after, "/byVisit/3/due")).isEqualTo(1);
        assertThat(grown(before, after, "/byVisit/4/missed")).isEqualTo(1);
        assertThat(grown(before, after, "/bySite/0/openQueries")).isEqualTo(1);
        assertThat(after.at("/bySite/0/site").asString()).isEqualTo("703");
        assertThat(after.at("/queries/byAge/3/bucket").asString()).isEqualTo("31+");
        assertThat(json(trial.get("/visit-summary?site=703", "site-702", done))
                        .path("bySite")
                        .size())
                .isZero();

        JsonNode answeredThen = json(trial.get(
                "/visit-summary?site=703&asOf=" + RunningService.position(done), "dora", dosed(trial.newNumber())));
        assertThat(answeredThen.at("/visits/complete").asInt())
                .isEqualTo(after.at("/visits/complete").asInt());
    }

    private static int grown(JsonNode before, JsonNode after, String field) {
        return after.at(field).asInt() - before.at(field).asInt(0);
    }
}
