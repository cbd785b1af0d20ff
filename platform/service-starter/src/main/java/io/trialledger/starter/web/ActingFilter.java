package io.trialledger.starter.web;

import io.trialledger.starter.Acting;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds who calls, as the verified token says, and the keys of what is sealed meanwhile to the thread. Runs after the security chain. */
class ActingFilter extends OncePerRequestFilter {

    private final Seals seals;

    ActingFilter(Seals seals) {
        this.seals = seals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        Acting acting = Tokens.acting(token.getToken(), "api", CorrelationFilter.currentId());
        try (Acting.Scope scope = acting.bind();
                Seals.Request keys = seals.request()) {
            chain.doFilter(request, response);
        }
    }
}
