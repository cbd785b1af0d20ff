package io.trialledger.starter.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems from where no controller is in charge, filters and the security chain; counts all. */
class ProblemWriter {

    private final JsonMapper json;
    private final MeterRegistry metrics;

    ProblemWriter(JsonMapper json, MeterRegistry metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    void count(Problem problem) {
        metrics.counter(
                        "trialledger.refusals",
                        "rule",
                        problem.rule(),
                        "status",
                        Integer.toString(problem.status().value()))
                .increment();
    }

    void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        count(problem);
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (problem.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        response.getOutputStream().write(json.writeValueAsBytes(problem.body(CorrelationFilter.currentId())));
        response.flushBuffer();
    }
}
