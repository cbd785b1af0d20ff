package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.trialledger.enrollment.RunningService.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused leaves no key of a sealed text behind. */
class NoKeyLeftIT {

    private static RunningTrial trial;

    @BeforeAll
    static void consented() {
        trial = RunningTrial.begun();
        trial.consented("1001");
        trial.ok("ada", "/team/otto/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"702\",\"name\":\"Otto\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            carla | /subjects/1001/eligibility             | {"attestedOn":"2026-01-12","answers":[],"failureReason":"too young","note":"sad"}
            otto  | /subjects/1001/discontinuation         | {"discontinuedOn":"2026-01","scope":"STUDY","reasonCode":"OTHER","reason":"moved"}
            otto  | /subjects/1001/consents/v1/withdrawal  | {"withdrawnOn":"2026-01-06","scope":"TREATMENT","reason":"moved"}
            otto  | /subjects/1001/identity                | {"familyName":"Nunez","givenName":"Ana","birthDate":"1950","reason":"typo"}
            carla | /team/ines/grants/g1/revocation        | {"reason":"left"}
            """)
    void a_refusal_by_authority(String user, String path, String body) {
        long keys = keys();

        Answer answer = trial.put(user, path, body);

        assertThat(answer.status() + " " + answer.rule()).as(answer.toString()).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(keys()).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            carla | /subjects/1001/discontinuation         | 409 | {"discontinuedOn":"2025","scope":"STUDY","reasonCode":"OTHER","reason":"moved"}
            carla | /subjects/1001/consents/v1/withdrawal  | 409 | {"withdrawnOn":"2025-01-06","scope":"TREATMENT","reason":"moved"}
            ada   | /team/nobody/grants/g1/revocation      | 404 | {"reason":"left"}
            """)
    void a_refusal_by_a_rule(String user, String path, int status, String body) {
        long keys = keys();

        Answer answer = trial.put(user, path, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void while_what_is_recorded_has_one() {
        long keys = keys();

        trial.ok("carla", "/subjects/1001/consents/v1/withdrawal", """
                {"withdrawnOn":"2026-01-06","scope":"TREATMENT","reason":"moved"}""");

        assertThat(keys()).isEqualTo(keys + 1);
    }

    private static long keys() {
        return trial.service()
                .context()
                .getBean(MongoClient.class)
                .getDatabase("enrollment_keys")
                .getCollection("keys")
                .countDocuments();
    }
}
