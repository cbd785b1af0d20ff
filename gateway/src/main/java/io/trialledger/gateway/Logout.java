package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers a logout with 204 and, in {@code Location}, where the browser goes to end its session at the provider too (OpenID
 * Connect RP-Initiated Logout 1.0). No redirect: scripts may not follow one to another host.
 */
class Logout implements LogoutSuccessHandler {

    private static final String SIGNED_OUT = "/signed-out";

    private final IdentityProvider provider;

    Logout(IdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        response.setHeader(HttpHeaders.LOCATION, destination(request, authentication));
    }

    private String destination(HttpServletRequest request, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return SIGNED_OUT;
        }
        String here = ServletUriComponentsBuilder.fromContextPath(request)
                .path(SIGNED_OUT)
                .build()
                .toUriString();
        return provider.endSession()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", "{here}")
                        .encode()
                        .buildAndExpand(here)
                        .toUriString())
                .orElse(SIGNED_OUT);
    }
}
