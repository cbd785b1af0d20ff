package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What a refused request is answered. */
final class Refusals {

    private Refusals() {}

    /** @param field null if it does not matter */
    static void assertRefused(HttpResponse<String> answer, int status, String rule, @Nullable String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("rule").asString("")).as(answer.body()).isEqualTo(rule);
        if (field != null) {
            assertThat(json(answer).path("field").asString(""))
                    .as(answer.body())
                    .isEqualTo(field);
        }
    }
}
