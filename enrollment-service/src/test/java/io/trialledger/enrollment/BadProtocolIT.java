package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol files with something wrong: refused without an event, or taken with what is wrong named. */
class BadProtocolIT {

    private static RunningTrial trial;

    /** Not the study of {@link #trial}: nothing of it may be there afterwards. */
    private final String study = "S-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void begun() {
        trial = RunningTrial.begun();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "usdmVersion": "4.0.0"    | "usdmVersion": "3.0.0"     | 422 UNSUPPORTED_USDM_VERSION   | usdmVersion
            "usdmVersion": "4.0.0"    | "version": "4.0.0"         | 422 UNSUPPORTED_USDM_VERSION   | usdmVersion
            "versions"                | "drafts"                   | 422 STUDY_VERSION_MISSING      | versions
            "mainTimeline": true      | "mainTimeline": false      | 422 MAIN_TIMELINE_MISSING      | scheduleTimelines
            "entryId": "S1"           | "entryId": "S0"            | 422 UNKNOWN_ENTRY              | scheduleTimelines[Main].entryId
            C201358                   | C201356                    | 422 NO_FIXED_REFERENCE         | scheduleTimelines[Main].timings
            C70793                    | C93453                     | 422 SPONSOR_IDENTIFIER_MISSING | studyIdentifiers
            "Placebo"                 | "Drug"                     | 422 ARM_NOT_USABLE             | arms
            "study"                   | study                      | 400 NOT_JSON                   |
            """)
    void is_refused(String find, String replace, String expected, String field) {
        refused(file().replace(find, replace), expected, field == null ? "" : field);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 0.99})
    void is_refused_when_it_is_cut_off(double part) {
        String file = file().strip();

        refused(file.substring(0, (int) (file.length() * part)), "400 NOT_JSON", "");
    }

    @Test
    void is_taken_with_a_loop_named_and_ends_there() {
        String week2 = "\"name\": \"WEEK2\", \"instanceType\": \"ScheduledActivityInstance\",";

        Answer answer = imported(file().replace(week2, week2 + " \"defaultConditionId\": \"S1\","));

        assertThat(findings(answer)).containsExactlyInAnyOrder("TIMELINE_LOOP WEEK2", "CONDITIONAL_INSTANCE RESCUE");
        assertThat(keys()).containsExactly("SCREEN", "START", "WEEK2");
    }

    @Test
    void is_taken_with_an_unreachable_instance_named_and_left_out() {
        Answer answer = imported(file().replace("\"conditionTargetId\": \"S4\"", "\"conditionTargetId\": \"S3\""));

        assertThat(findings(answer)).containsExactly("UNREACHABLE_INSTANCE RESCUE");
        assertThat(keys()).containsExactly("SCREEN", "START", "WEEK2");
    }

    @Test
    void is_refused_without_the_scope_the_format_or_a_key() {
        String ada = trial.service().token("ada");
        long head = trial.service().head();

        Answer notAllowed = trial.importAs("carla", file(), UUID.randomUUID().toString());
        Answer otherFormat = trial.service()
                .send(
                        "POST",
                        "/study-imports?format=pdf",
                        ada,
                        file(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        Answer noKey = trial.service().send("POST", "/study-imports?format=usdm", ada, file());

        assertThat(notAllowed.status() + " " + notAllowed.rule()).isEqualTo("403 NOT_AUTHORIZED");
        assertThat(otherFormat.status() + " " + otherFormat.rule() + " " + otherFormat.field())
                .isEqualTo("400 UNKNOWN_FORMAT format");
        assertThat(noKey.status() + " " + noKey.rule()).isEqualTo("400 KEY_REQUIRED");
        assertThat(trial.service().head()).isEqualTo(head);
    }

    private String file() {
        return trial.file().replace(trial.study(), study);
    }

    private void refused(String file, String expected, String field) {
        long head = trial.service().head();

        Answer answer = trial.importAs("ada", file, UUID.randomUUID().toString());

        assertThat(answer.status() + " " + answer.rule()).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(trial.service().head()).isEqualTo(head);
        assertThat(show().status()).isEqualTo(404);
    }

    private Answer imported(String file) {
        Answer answer = trial.importAs("ada", file, UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static Stream<String> findings(Answer answer) {
        return answer.json()
                .path("report")
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString() + " "
                        + finding.path("where").asString());
    }

    private Stream<String> keys() {
        return show().json()
                .path("schedule")
                .valueStream()
                .map(visit -> visit.path("key").asString());
    }

    private Answer show() {
        return trial.service().send("GET", "/studies/" + study, trial.service().token("ada"), "");
    }
}
