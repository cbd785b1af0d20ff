package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service answered, but not with what was asked: its refusal is the answer. */
final class UpstreamRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Service service;
    private final int status;
    private final transient HttpHeaders headers;
    private final transient byte[] body;

    UpstreamRefusal(Service service, int status, HttpHeaders headers, byte[] body) {
        super(service.name() + " answered with " + status);
        this.service = service;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    /** The rule of its problem; what the gateway says of a service that isn't well, if it is none. */
    String rule() {
        return problem().path("rule").asString("SERVICE_UNAVAILABLE");
    }

    String detail() {
        return problem().path("detail").asString(service.name() + " answered with status " + status);
    }

    private JsonNode problem() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode(); // no problem at all, but something before the service
        }
    }

    /** Passes a problem on as it is; anything else means that the service isn't well. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                || status < 400
                || (status >= 500 && status != 503)) {
            Problem.unavailable(service.name(), service.name() + " answered with status " + status)
                    .send(request, response);
            return;
        }
        headers.firstValue("Retry-After").ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        headers.firstValue("WWW-Authenticate").ifPresent(way -> response.setHeader("WWW-Authenticate", way));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(body);
    }
}
