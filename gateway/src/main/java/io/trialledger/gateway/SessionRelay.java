package io.trialledger.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Makes a call of a session one that the services understand: the access token, which no browser ever sees and which is
 * refreshed here, and the positions the session has seen; without its cookies.
 */
class SessionRelay extends OncePerRequestFilter {

    private static final String SEEN = SeenPositions.class.getName();

    private final OAuth2AuthorizedClientManager clients;
    private final Clock clock;

    SessionRelay(OAuth2AuthorizedClientManager clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (!(authentication instanceof OAuth2AuthenticationToken) || session == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> token = token(authentication, session, request, response);
        if (token.isEmpty()) {
            session.invalidate();
            SecurityConfiguration.notAuthenticated("the session has ended: log in again")
                    .send(request, response);
            return;
        }
        SeenPositions seen = seen(session);
        chain.doFilter(new RelayedRequest(request, token.get(), seen.text()), new SeenAnswer(response, seen));
    }

    /** One refresh at a time: a refresh token may be good for one use only. */
    private Optional<String> token(
            Authentication authentication,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        synchronized (WebUtils.getSessionMutex(session)) {
            try {
                return Optional.ofNullable(clients.authorize(
                                OAuth2AuthorizeRequest.withClientRegistrationId(IdentityProvider.REGISTRATION)
                                        .principal(authentication)
                                        .attribute(HttpServletRequest.class.getName(), request)
                                        .attribute(HttpServletResponse.class.getName(), response)
                                        .build()))
                        .map(OAuth2AuthorizedClient::getAccessToken)
                        .filter(this::isInForce)
                        .map(OAuth2AccessToken::getTokenValue);
            } catch (OAuth2AuthorizationException e) {
                if (isRefused(e)) {
                    return Optional.empty();
                }
                throw new Refusal(Problem.unavailable("identity", "identity doesn't answer: the session can't go on"));
            }
        }
    }

    private static boolean isRefused(OAuth2AuthorizationException failure) {
        String code = failure.getError().getErrorCode();
        return code.equals(OAuth2ErrorCodes.INVALID_GRANT) || code.equals("client_authorization_required");
    }

    private boolean isInForce(OAuth2AccessToken token) {
        Instant end = token.getExpiresAt();
        return end == null || end.isAfter(clock.instant());
    }

    private static SeenPositions seen(HttpSession session) {
        synchronized (WebUtils.getSessionMutex(session)) {
            Object known = session.getAttribute(SEEN);
            if (known instanceof SeenPositions seen) {
                return seen;
            }
            SeenPositions seen = new SeenPositions();
            session.setAttribute(SEEN, seen);
            return seen;
        }
    }
}
