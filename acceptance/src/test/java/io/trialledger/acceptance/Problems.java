package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.local.client.Answer;

/** What a refusal looks like to a client (RFC 9457). */
final class Problems {

    private Problems() {}

    static void isProblem(Answer answer, int status, String rule) {
        isProblem(answer, status, rule, "");
    }

    /** @param field the one that is named; empty: none is */
    static void isProblem(Answer answer, int status, String rule, String field) {
        assertThat(answer.status() + " " + answer.rule()).as(answer.body()).isEqualTo(status + " " + rule);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("field").asString("")).as(answer.body()).isEqualTo(field);
    }
}
