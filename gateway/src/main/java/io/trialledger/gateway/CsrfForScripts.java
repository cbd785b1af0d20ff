package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The token against forged requests, as a script uses it: read from the cookie {@code XSRF-TOKEN}, sent back in {@code
 * X-XSRF-TOKEN}. The cookie is given to sessions only; without a session there is nothing to forge.
 */
class CsrfForScripts implements CsrfTokenRequestHandler {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

    static boolean isNeeded(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && request.getSession(false) != null;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (request.getSession(false) != null) {
            var unused = token.get(); // being asked for, it goes into the answer's cookie
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return plain.resolveCsrfTokenValue(request, token);
    }
}
