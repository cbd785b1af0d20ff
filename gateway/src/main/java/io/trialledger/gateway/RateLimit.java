package io.trialledger.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each client to its rate: who is known by the token's subject, everybody else by address. Counted in this process; the
 * clients seen longest ago are forgotten when there are very many.
 */
class RateLimit extends OncePerRequestFilter {

    private static final int MOST_CLIENTS = 20_000;

    private final GatewayProperties.RateLimits limits;
    private final Map<String, Bucket> clients = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    });

    RateLimit(GatewayProperties.RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = bucket(request).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999));
        response.setHeader("Retry-After", Long.toString(seconds));
        Problem.of(HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", "too many requests: wait " + seconds + " s")
                .send(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") && !isLogin(request);
    }

    private static boolean isLogin(HttpServletRequest request) {
        return request.getRequestURI().equals("/login");
    }

    private Bucket bucket(HttpServletRequest request) {
        if (isLogin(request)) {
            return clients.computeIfAbsent(
                    "login " + request.getRemoteAddr(),
                    key -> bucket(limits.loginsPerMinute(), limits.loginsPerMinute(), Duration.ofMinutes(1)));
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            return clients.computeIfAbsent("address " + request.getRemoteAddr(), key -> ofSession());
        }
        return who instanceof OAuth2AuthenticationToken
                ? clients.computeIfAbsent("session " + who.getName(), key -> ofSession())
                : clients.computeIfAbsent(
                        "token " + who.getName(),
                        key -> bucket(limits.apiBurst(), limits.apiPerSecond(), Duration.ofSeconds(1)));
    }

    private Bucket ofSession() {
        return bucket(limits.sessionBurst(), limits.sessionPerSecond(), Duration.ofSeconds(1));
    }

    private static Bucket bucket(int burst, int refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                .build();
    }
}
