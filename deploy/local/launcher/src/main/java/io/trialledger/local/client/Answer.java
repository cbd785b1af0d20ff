package io.trialledger.local.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API answered.
 *
 * @param status of HTTP
 * @param body as sent
 * @param headers lower case
 */
public record Answer(int status, String body, Map<String, String> headers) {

    public boolean ok() {
        return status / 100 == 2;
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The rule of a problem, or nothing. */
    public String rule() {
        return body.startsWith("{") ? json().path("rule").asString("") : "";
    }

    /** This answer, if it is a success. */
    public Answer orFail(String what) {
        if (!ok()) {
            throw new IllegalStateException(what + " was answered " + status + ": " + body);
        }
        return this;
    }
}
