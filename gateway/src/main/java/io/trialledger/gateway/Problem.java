package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal as RFC 9457 has it, with our rule's name.
 *
 * @param status of the answer
 * @param rule the code that clients switch on
 * @param detail for people
 * @param field of the request that is wrong, if one is
 * @param service that isn't there, if it is about one
 */
record Problem(
        HttpStatus status,
        String rule,
        String detail,
        @Nullable String field,
        @Nullable String service) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RETRY_AFTER_SECONDS = "2";

    static Problem of(HttpStatus status, String rule, String detail) {
        return new Problem(status, rule, detail, null, null);
    }

    static Problem malformed(String field, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "MALFORMED", detail, field, null);
    }

    /** A service doesn't answer, and nothing was done. */
    static Problem unavailable(String service, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE", detail, null, service);
    }

    /** A service took too long; what it did isn't known. */
    static Problem timedOut(String service) {
        return new Problem(
                HttpStatus.GATEWAY_TIMEOUT,
                "SERVICE_TIMED_OUT",
                service
                        + " didn't answer in time; whether it did what was asked isn't known: repeat the same request with"
                        + " the same key",
                null,
                service);
    }

    /** Sends it as the answer. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("type", "urn:trialledger:rule:" + rule)
                .put("title", title())
                .put("status", status.value())
                .put("detail", detail)
                .put("rule", rule);
        if (field != null) {
            json.put("field", field);
        }
        if (service != null) {
            json.put("service", service);
        }
        Object correlation = request.getAttribute(CorrelationFilter.ATTRIBUTE);
        if (correlation != null) {
            json.put("correlationId", correlation.toString());
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.GATEWAY_TIMEOUT) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        byte[] body = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String title() {
        String words = rule.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
