package io.trialledger.local.client;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A bearer token.
 *
 * @param value goes into {@code Authorization: Bearer}
 * @param renewAt a minute before it expires
 */
public record Token(String value, Instant renewAt) {

    static Token read(JsonNode answer, String who) {
        if (!answer.hasNonNull("access_token")) {
            throw new IllegalStateException("identity gave no token to " + who + ": "
                    + answer.path("error").asString("no reason"));
        }
        long seconds = answer.path("expires_in").asLong(300);
        return new Token(answer.get("access_token").asString(), Instant.now().plusSeconds(Math.max(5, seconds - 60)));
    }

    @Override
    public String toString() {
        return "Token";
    }
}
