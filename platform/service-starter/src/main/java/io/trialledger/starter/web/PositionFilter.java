package io.trialledger.starter.web;

import io.trialledger.starter.Positions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A client reads what it wrote: {@code X-Log-Position} of a request names positions that must have been read here before it is
 * answered; that of a write's answer names the position by which it is in the log.
 */
class PositionFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Log-Position";
    static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Positions positions;
    private final LongSupplier head;
    private final ProblemWriter problems;

    PositionFilter(Positions positions, LongSupplier head, ProblemWriter problems) {
        this.positions = positions;
        this.head = head;
        this.problems = problems;
    }

    /** Of all lines of the header (RFC 9110, 5.2). */
    private static String seen(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .map(line -> line.replaceAll("[ \\t]", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(","));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String seen = seen(request);
        if (!seen.isEmpty()) {
            try {
                positions.awaitAll(Positions.parse(seen), HEADER);
            } catch (RuntimeException refusal) {
                problems.write(Problems.of(refusal), response);
                return;
            }
        }
        if (READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() < 400 && !answer.containsHeader(HEADER)) {
            answer.setHeader(HEADER, positions.ownLog() + "=" + head.getAsLong());
        }
        answer.copyBodyToResponse();
    }
}
