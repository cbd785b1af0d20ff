package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that say on which version they decided. */
class IfMatchIT {

    private static RunningTrial trial;

    @BeforeAll
    static void consented() {
        trial = RunningTrial.begun();
        trial.consented("1001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            carla | /subjects/1002                         | {"site":"701"}
            carla | /subjects/1001/consents/v2             | {"consentedOn":"2026-01-06"}
            carla | /subjects/1001/consents/v1/withdrawal  | {"withdrawnOn":"2026-01-06","scope":"TREATMENT"}
            carla | /subjects/1001/screening               | {"screenedOn":"2026-01-06"}
            ines  | /subjects/1001/eligibility             | {"attestedOn":"2026-01-12","answers":[]}
            carla | /subjects/1001/enrollment              | {"enrolledOn":"2026-01-13"}
            ines  | /subjects/1001/randomization           | {"randomizedOn":"2026-01-13"}
            carla | /subjects/1001/discontinuation         | {"discontinuedOn":"2026-01","scope":"STUDY","reasonCode":"OTHER"}
            ada   | /sites/703                             | {"name":"Site 703","country":"US","timeZone":"America/New_York"}
            ada   | /sites/702/activation                  | {"activatedOn":"2026-01-02"}
            carla | /subjects/1001/identity                | {"familyName":"Nunez","givenName":"Ana","birthDate":"1950"}
            ada   | /enrollment-plan                       | {"points":[{"on":"2026-03-01","planned":0}]}
            ada   | /team/otto/grants/g1                   | {"role":"MONITOR","name":"Otto"}
            ada   | /team/carla/grants/g1/revocation       | {"reason":"left"}
            """)
    void another_version_is_refused_and_leaves_no_event(String user, String path, String body) {
        long head = trial.service().head();

        for (String version : new String[] {"\"0\"", "\"99\""}) {
            Answer answer = put(user, path, body, version);

            assertThat(answer.status() + " " + answer.rule())
                    .as(answer.toString())
                    .isEqualTo("412 STALE_VERSION");
        }
        assertThat(trial.service().head()).isEqualTo(head);
    }

    @Test
    void the_present_version_is_taken_and_may_be_sent_again() {
        trial.registered("1003");
        String position = trial.ok("carla", "/subjects/1003/consents/v1", "{\"consentedOn\":\"2026-01-05\"}");
        String etag =
                trial.get("carla", "/subjects/1003", "X-Log-Position", position).header("ETag");

        Answer first = put("carla", "/subjects/1003/screening", "{\"screenedOn\":\"2026-01-06\"}", etag);
        Answer again = put("carla", "/subjects/1003/screening", "{\"screenedOn\":\"2026-01-06\"}", etag);

        assertThat(first.json().path("recorded").asBoolean())
                .as(first.toString())
                .isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("recorded").asBoolean(true)).isFalse();
    }

    @Test
    void no_version_at_all_is_malformed() {
        Answer answer = put("carla", "/subjects/1001/screening", "{\"screenedOn\":\"2026-01-06\"}", "newest");

        assertThat(answer.status() + " " + answer.rule() + " " + answer.field()).isEqualTo("400 MALFORMED If-Match");
    }

    private static Answer put(String user, String path, String body, String ifMatch) {
        return trial.service()
                .send(
                        "PUT",
                        "/studies/" + trial.study() + path,
                        trial.service().token(user),
                        body,
                        "If-Match",
                        ifMatch);
    }
}
