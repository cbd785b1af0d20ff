package io.trialledger.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the body, and answers with a problem whatever the filters after it throw. */
class EdgeFilter extends OncePerRequestFilter {

    private final long mostBytes;
    private final ProblemWriter problems;

    EdgeFilter(long mostBytes, ProblemWriter problems) {
        this.mostBytes = mostBytes;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            problems.write(BodyLimit.problem(), response);
            return;
        }
        try {
            chain.doFilter(new BodyLimit(request, mostBytes), response);
        } catch (IOException | ServletException | RuntimeException failure) {
            Throwable cause =
                    failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
            if (response.isCommitted()) {
                throw failure instanceof IOException io ? io : new IOException("the answer was cut off", failure);
            }
            problems.write(Problems.of(cause), response);
        }
    }
}
