package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneTrial.class)
class BadInputIT {

    private final Trial trial;

    BadInputIT(Trial trial) {
        this.trial = trial;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                    | MALFORMED          |",
                "{\"term\":                  | MALFORMED          |",
                "onset=2013-02-30            | MALFORMED          | onset",
                "onset=2013-5                | MALFORMED          | onset",
                "onset=2999-01-01            | DATE_IN_FUTURE     | onset",
                "severity=TERRIBLE           | MALFORMED          | severity",
                "outcome=null                | MALFORMED          | outcome",
                "term=                       | MALFORMED          | term",
                "awareAt=yesterday           | MALFORMED          | awareAt",
                "awareAt=2999-01-01T00:00:00Z| DATE_IN_FUTURE     | awareAt",
                "serious=true                | AWARENESS_REQUIRED | awareAt",
                "arm=PLACEBO                 | MALFORMED          | arm"
            })
    void bad_input_is_named_and_leaves_nothing(String input, String rule, String field) {
        String subject = trial.subject();
        HttpResponse<String> answer = trial.put(subject, "BAD", changed(input.strip()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(answer).path("rule").asString()).isEqualTo(rule.strip());
        if (field != null) {
            assertThat(json(answer).path("field").asString()).isEqualTo(field.strip());
        }
        assertThat(trial.read(subject, "BAD").statusCode()).isEqualTo(404);
    }

    /** A good record with one field changed, or the input itself if it names none. */
    private static String changed(String input) {
        if (!input.matches("[a-zA-Z]+=.*")) {
            return input;
        }
        String field = input.substring(0, input.indexOf('='));
        String value = input.substring(input.indexOf('=') + 1);
        String json = List.of("true", "false", "null").contains(value) ? value : "\"" + value + "\"";
        String without = Trial.rash().replaceAll("\"" + field + "\":(\"[^\"]*\"|true|false|null|\\[\\]),?", "");
        return without.replaceFirst("\\{", "{\"" + field + "\":" + json + ",").replaceAll(",\\s*}", "}");
    }
}
