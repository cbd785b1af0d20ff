package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How enrollment goes, at which site and against which plan. */
class EnrollmentSummaryIT {

    private static final String PLAN = """
            {"points":[{"on":"2026-01-01","planned":0},{"on":"2026-01-31","planned":30}]}""";

    private final RunningTrial trial = RunningTrial.begun();
    private String position = "";

    @BeforeEach
    void underWay() {
        trial.ok("ada", "/sites/702/activation", "{\"activatedOn\":\"2026-02-02\"}");
        trial.ok("ada", "/team/otto/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"702\",\"name\":\"Otto\"}");
        trial.ok("ada", "/enrollment-plan", PLAN);
        trial.randomized("1001");
        trial.eligible("1002");
        trial.consented("1003");
        trial.ok("carla", "/subjects/1003/consents/v2", "{\"consentedOn\":\"2026-01-06\"}");
        trial.randomized("1004");
        trial.ok("carla", "/subjects/1004/discontinuation", """
                {"discontinuedOn":"2026-02","scope":"TREATMENT","reasonCode":"OTHER"}""");
        trial.ok("carla", "/subjects/1004/discontinuation", """
                {"discontinuedOn":"2026-02","scope":"STUDY","reasonCode":"OTHER"}""");
        trial.randomized("1005");
        trial.ok("carla", "/subjects/1005/discontinuation", """
                {"discontinuedOn":"2026-02","scope":"STUDY","reasonCode":"COMPLETED"}""");
        position = trial.ok("otto", "/subjects/2001", "{\"site\":\"702\"}");
    }

    @Test
    void counts_what_was_ever_reached() {
        JsonNode summary = summary("ada", "");

        assertThat(summary.path("plannedSubjects").asInt()).isEqualTo(12);
        assertThat(summary.path("asOfDay").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(summary.path("funnel").toString())
                .isEqualTo("{\"registered\":6,\"consented\":5,\"screened\":4,\"eligible\":4,\"screeningFailed\":0,"
                        + "\"enrolled\":3,\"randomized\":3,\"discontinued\":1,\"completed\":1}");
        assertThat(summary.path("bySite").toString())
                .isEqualTo("[{\"site\":\"701\",\"activatedOn\":\"2026-01-02\",\"registered\":5,\"consented\":5,"
                        + "\"screened\":4,\"screeningFailed\":0,\"enrolled\":3,\"randomized\":3,\"discontinued\":1,"
                        + "\"completed\":1},{\"site\":\"702\",\"activatedOn\":\"2026-02-02\",\"registered\":1,"
                        + "\"consented\":0,\"screened\":0,\"screeningFailed\":0,\"enrolled\":0,\"randomized\":0,"
                        + "\"discontinued\":0,\"completed\":0}]");
    }

    @Test
    void shows_every_month_since_the_first_activation_beside_the_plan() {
        JsonNode summary = summary("ada", "");

        JsonNode months = summary.path("overTime");
        assertThat(months.size())
                .isEqualTo((int) ChronoUnit.MONTHS.between(YearMonth.of(2026, 1), YearMonth.now(ZoneOffset.UTC)) + 1);
        assertThat(months.path(0).toString())
                .isEqualTo("{\"month\":\"2026-01\",\"enrolled\":3,\"cumulative\":3,\"planned\":30}");
        assertThat(months.path(1).toString())
                .isEqualTo("{\"month\":\"2026-02\",\"enrolled\":0,\"cumulative\":3,\"planned\":30}");
        assertThat(summary.path("plan").toString())
                .isEqualTo("[{\"on\":\"2026-01-01\",\"planned\":0},{\"on\":\"2026-01-31\",\"planned\":30}]");
        assertThat(summary.path("expectedToday").asInt()).isEqualTo(30);
    }

    @Test
    void shows_a_part_without_the_plan_of_the_whole() {
        JsonNode ottos = summary("otto", "");
        JsonNode site = summary("ada", "?site=702");

        assertThat(ottos).isEqualTo(site);
        assertThat(site.path("funnel").path("registered").asInt()).isEqualTo(1);
        assertThat(site.path("bySite").size()).isEqualTo(1);
        assertThat(site.path("plan").size()).isZero();
        assertThat(site.path("expectedToday").isNull()).isTrue();
        assertThat(site.path("overTime").path(0).path("planned").isNull()).isTrue();
        Answer foreign = trial.get("otto", "/enrollment-summary?site=701");
        assertThat(foreign.status() + " " + foreign.rule()).isEqualTo("403 NOT_AUTHORIZED");
    }

    @Test
    void shows_the_past() {
        String then = trial.get("ada", "/enrollment-summary", "X-Log-Position", position)
                .header("X-As-Of");
        trial.ok("ada", "/enrollment-plan", PLAN.replace("30}", "60}"));
        String later = trial.ok("otto", "/subjects/2002", "{\"site\":\"702\"}");

        JsonNode past = summary("ada", "?asOf=" + then);
        JsonNode present =
                trial.get("ada", "/enrollment-summary", "X-Log-Position", later).json();

        assertThat(past.path("funnel").path("registered").asInt()).isEqualTo(6);
        assertThat(past.path("expectedToday").asInt()).isEqualTo(30);
        assertThat(present.path("funnel").path("registered").asInt()).isEqualTo(7);
        assertThat(present.path("expectedToday").asInt()).isEqualTo(60);
    }

    @Test
    void takes_the_same_plan_again_without_an_event() {
        Answer again = trial.put("ada", "/enrollment-plan", PLAN);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("recorded").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ada   | {"points":[]}                                                                        | 400 MALFORMED          | points
            ada   | {"points":[{"on":"2026-01-01","planned":-1}]}                                        | 400 MALFORMED          | points[0].planned
            ada   | {"points":[{"on":"2026-02-30","planned":1}]}                                         | 400 MALFORMED          | points[0].on
            ada   | {"points":[{"planned":1}]}                                                           | 400 MALFORMED          | points[0].on
            ada   | {"points":[{"on":"2026-01-02","planned":1},{"on":"2026-01-01","planned":2}]}         | 400 PLAN_NOT_ASCENDING | points[1].on
            ada   | {"points":[{"on":"2026-01-02","planned":2},{"on":"2026-01-03","planned":1}]}         | 400 PLAN_NOT_ASCENDING | points[1].planned
            carla | {"points":[{"on":"2026-01-02","planned":2}]}                                         | 403 NOT_AUTHORIZED     |
            """)
    void refuses_a_plan_nobody_could_follow(String user, String body, String expected, String field) {
        long head = trial.service().head();

        Answer answer = trial.put(user, "/enrollment-plan", body);

        assertThat(answer.status() + " " + answer.rule()).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.field()).isEqualTo(field == null ? "" : field);
        assertThat(trial.service().head()).isEqualTo(head);
    }

    private JsonNode summary(String user, String query) {
        Answer answer = trial.get(user, "/enrollment-summary" + query, "X-Log-Position", position);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
