package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In whose name services are asked: the headers that go on to them. Shows nothing of itself, for it holds a token.
 *
 * @param headers by name
 */
record Asker(Map<String, List<String>> headers) {

    private static final List<String> RELAYED = List.of("Authorization", CorrelationFilter.HEADER, "X-Log-Position");

    /** Whoever sent this request. */
    static Asker of(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : RELAYED) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        return new Asker(headers);
    }

    @Override
    public String toString() {
        return "Asker";
    }
}
