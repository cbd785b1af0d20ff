package io.trialledger.starter.web;

import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal as RFC 9457 wants it.
 *
 * @param rule what clients switch on
 * @param field JSON path of the input at fault
 * @param retryAfterSeconds 0: trying again changes nothing
 */
record Problem(HttpStatus status, String rule, @Nullable String field, String detail, int retryAfterSeconds) {

    static Problem of(HttpStatus status, String rule, String detail) {
        return new Problem(status, rule, null, detail, 0);
    }

    static Problem of(RuleViolated refusal) {
        return new Problem(
                statusOf(refusal.rule().kind()),
                refusal.rule().name(),
                refusal.field().orElse(null),
                refusal.why(),
                refusal.rule() == StarterRule.CONCURRENT_CHANGE ? 1 : 0);
    }

    static Problem malformed(@Nullable String field, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "MALFORMED", field, detail, 0);
    }

    static Problem later(String rule, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, rule, null, detail, 1);
    }

    static HttpStatus statusOf(Rule.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case NOT_IMPORTABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    ProblemDetail body(String correlationId) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(java.net.URI.create("urn:trialledger:rule:" + rule));
        body.setTitle(title());
        body.setProperty("rule", rule);
        if (field != null) {
            body.setProperty("field", field);
        }
        body.setProperty("correlationId", correlationId);
        return body;
    }

    /** The rule in words: {@code CONSENT_BEFORE_SCREENING} is "Consent before screening". */
    private String title() {
        String words = rule.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
