package io.trialledger.starter.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Acting;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes from a write when its author saw or did what is recorded ({@code Observed-At}); each event of the request carries it in
 * its envelope beside the server's own time, which decides everything.
 */
class ObservedAtFilter extends OncePerRequestFilter {

    static final String HEADER = "Observed-At";

    /** How much a client's clock may be ahead of ours. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Clock clock;
    private final ProblemWriter problems;

    ObservedAtFilter(Clock clock, ProblemWriter problems) {
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PositionFilter.READS.contains(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Acting> acting = Acting.current();
        if (acting.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        OffsetDateTime at;
        try {
            at = read(Collections.list(request.getHeaders(HEADER)));
        } catch (RuleViolated refusal) {
            problems.write(Problem.of(refusal), response);
            return;
        }
        try (Acting.Scope scope = acting.get().withObservedAt(at).bind()) {
            chain.doFilter(request, response);
        }
    }

    private OffsetDateTime read(List<String> lines) {
        RuleViolated.unless(lines.size() == 1, StarterRule.MALFORMED, HEADER, "it is given once");
        OffsetDateTime at;
        try {
            at = OffsetDateTime.parse(lines.get(0));
        } catch (DateTimeParseException e) {
            throw new RuleViolated(
                    StarterRule.MALFORMED, HEADER, "a date, time and offset such as 2026-03-01T12:00:00-05:00");
        }
        boolean hasCome = !at.toInstant().isAfter(clock.instant().plus(MOST_AHEAD));
        RuleViolated.unless(hasCome, StarterRule.MALFORMED, HEADER, at + " is in the future");
        return at;
    }
}
