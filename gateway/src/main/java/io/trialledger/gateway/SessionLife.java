package io.trialledger.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session at its longest age, however busy it is; the container ends idle ones. */
class SessionLife extends OncePerRequestFilter {

    private final Duration longest;
    private final Clock clock;

    SessionLife(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    /** When this session ends if nothing more is asked. */
    Instant end(HttpSession session) {
        Instant idle = clock.instant().plusSeconds(session.getMaxInactiveInterval());
        Instant last = Instant.ofEpochMilli(session.getCreationTime()).plus(longest);
        return idle.isBefore(last) ? idle : last;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && !clock.instant().isBefore(end(session))) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
