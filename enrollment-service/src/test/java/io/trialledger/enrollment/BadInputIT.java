package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that must be refused with the right status, rule and field, and leaves no event. */
class BadInputIT {

    private static RunningTrial trial;

    @BeforeAll
    static void consented() {
        trial = RunningTrial.begun();
        trial.consented("1001");
        trial.ok("ada", "/team/emil/grants/g1", """
                {"role":"COORDINATOR","site":"701","name":"Emil","from":"2020-01-01","to":"2020-12-31"}""");
        trial.ok("ada", "/team/otto/grants/g1", """
                {"role":"COORDINATOR","site":"702","name":"Otto"}""");
        trial.ok("ada", "/team/system/grants/g1", """
                {"role":"INVESTIGATOR","site":"701","name":"A machine"}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            carla | /subjects/1001/screening                | {"screenedOn":             | 400 MALFORMED               |
            carla | /subjects/1001/screening                | this is not JSON           | 400 MALFORMED               |
            carla | /subjects/1001/screening                | {}                         | 400 MALFORMED               | screenedOn
            carla | /subjects/1001/screening                | {"screenedOn":"2026-02-30"} | 400 MALFORMED              | screenedOn
            carla | /subjects/1001/screening                | {"screenedOn":"2013-5"}    | 400 MALFORMED               | screenedOn
            carla | /subjects/1001/screening                | {"screenedOn":"2026-01-04"} | 409 CONSENT_BEFORE_SCREENING | screenedOn
            carla | /subjects/1001/screening                | {"screenedOn":"TOMORROW"}  | 409 DATE_IN_FUTURE          | screenedOn
            carla | /subjects/1001/consents/v2              | {"consentedOn":"TOMORROW"} | 409 DATE_IN_FUTURE          | consentedOn
            carla | /subjects/1001/consents/v1              | {"consentedOn":"2026-01-04"} | 409 CONSENT_DIFFERS       | consentedOn
            carla | /subjects/1001/enrollment               | {"enrolledOn":"2026-01-13"} | 409 ELIGIBILITY_BEFORE_ENROLLMENT | enrolledOn
            carla | /subjects/1001/discontinuation          | {"discontinuedOn":"2013-5","scope":"STUDY","reasonCode":"OTHER"} | 400 MALFORMED | discontinuedOn
            carla | /subjects/1001/discontinuation          | {"discontinuedOn":"2013","scope":"STUDY","reasonCode":"TIRED"} | 400 MALFORMED | reasonCode
            carla | /subjects/10%201                        | {"site":"701"}             | 400 ID_NOT_USABLE           | subject
            carla | /subjects/1001/consents/v%C3%A4         | {"consentedOn":"2026-01-05"} | 400 ID_NOT_USABLE         | version
            carla | /subjects/9999/screening                | {"screenedOn":"2026-01-06"} | 404 UNKNOWN_SUBJECT        |
            carla | /subjects/1002                          | {"site":"999"}             | 403 NOT_AUTHORIZED          |
            otto  | /subjects/1002                          | {"site":"702"}             | 409 SITE_NOT_ACTIVE         | site
            otto  | /subjects/1001/screening                | {"screenedOn":"2026-01-06"} | 403 NOT_AUTHORIZED         |
            emil  | /subjects/1002                          | {"site":"701"}             | 403 NOT_AUTHORIZED          |
            nobody | /subjects/1002                         | {"site":"701"}             | 403 NOT_AUTHORIZED          |
            carla | /subjects/1001/eligibility              | {"attestedOn":"2026-01-12","answers":[]} | 403 NOT_AUTHORIZED |
            ines  | /subjects/9999/randomization            | {"randomizedOn":"2026-01-13"} | 404 UNKNOWN_SUBJECT      |
            carla | /sites/703                              | {"name":"X","country":"US","timeZone":"Europe/Berlin"} | 403 NOT_AUTHORIZED |
            ada   | /sites/703                              | {"name":"X","country":"US","timeZone":"Mars/Base"} | 400 UNKNOWN_TIME_ZONE | timeZone
            ada   | /sites/999/activation                   | {"activatedOn":"2026-01-02"} | 404 UNKNOWN_SITE          | site
            ada   | /team/ada/grants/g2                     | {"role":"MONITOR","name":"Ada"} | 409 OWN_GRANT          | user
            ada   | /team/carla/grants/g2                   | {"role":"STUDY_ADMINISTRATOR","name":"Carla"} | 409 SEGREGATION_OF_DUTIES | role
            ada   | /team/carla/grants/g2                   | {"role":"KING","name":"Carla"} | 400 MALFORMED           | role
            ada   | /team/carla/grants/g2                   | {"role":"MONITOR","name":"Carla","color":"red"} | 400 MALFORMED | color
            """)
    void is_refused(String user, String path, String body, String expected, String field) {
        long head = trial.service().head();
        String tomorrow = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString();

        Answer answer = trial.put(user, path, body.replace("TOMORROW", tomorrow));

        assertThat(answer.status() + " " + answer.rule()).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.field()).isEqualTo(field == null ? "" : field);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(trial.service().head()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects?limit=0, limit",
        "/subjects?limit=ten, limit",
        "/subjects?status=HAPPY, status",
        "/subjects?asOf=yesterday, asOf"
    })
    void a_question_nobody_can_answer(String path, String field) {
        Answer answer = trial.get("carla", path);

        assertThat(answer.status() + " " + answer.rule() + " " + answer.field())
                .as(answer.toString())
                .isEqualTo("400 MALFORMED " + field);
    }

    @Test
    void a_study_nobody_knows() {
        Answer answer = trial.service()
                .send("PUT", "/studies/NONE/subjects/1", trial.service().token("carla"), "{\"site\":\"701\"}");

        assertThat(answer.status() + " " + answer.rule()).isEqualTo("404 UNKNOWN_STUDY");
    }

    @Test
    void no_token_and_an_expired_one() {
        String path = "/studies/" + trial.study() + "/subjects/1001";

        assertThat(trial.service().send("GET", path, "", "").status()).isEqualTo(401);
        assertThat(trial.service()
                        .send("GET", path, trial.service().tokens().expired("carla"), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_machine_that_would_attest() {
        Answer answer = trial.service()
                .send(
                        "PUT",
                        "/studies/" + trial.study() + "/subjects/1001/eligibility",
                        trial.service().tokens().machine("system"),
                        "{\"attestedOn\":\"2026-01-12\"," + RunningTrial.ANSWERS + "}");

        assertThat(answer.status() + " " + answer.rule()).as(answer.toString()).isEqualTo("403 NOT_AUTHORIZED");
    }
}
