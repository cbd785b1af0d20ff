package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in: whoever brings a token of our issuer, or the session of somebody who logged in through this gateway. What they may
 * do, the services decide.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    private static final String NO_CONTENT =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PORTAL = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'self' ";
    private static final RequestMatcher NO_PAGE =
            request -> List.of("/api/", "/actuator/").stream().anyMatch(request.getRequestURI()::startsWith);

    /** API clients: a bearer token with every request, and nothing kept of them. */
    @Bean
    @Order(1)
    SecurityFilterChain byToken(HttpSecurity http, IdentityProvider provider, GatewayProperties properties) {
        BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
        http.securityMatcher(request -> request.getHeader("Authorization") != null
                        || request.getRequestURI().startsWith("/actuator"))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) -> {
                            challenge.commence(request, response, failure);
                            notAuthenticated(
                                            request.getHeader("Authorization") == null
                                                    ? "a bearer token is needed"
                                                    : "the bearer token isn't valid, or not any more")
                                    .send(request, response);
                        })
                        .accessDeniedHandler(denied()));
        return common(http, provider, properties).build();
    }

    /** People with a browser: a session, begun by a login at the provider. */
    @Bean
    @Order(2)
    SecurityFilterChain bySession(
            HttpSecurity http,
            IdentityProvider provider,
            GatewayProperties properties,
            RestClientAuthorizationCodeTokenResponseClient codeExchange,
            OAuth2AuthorizedClientRepository tokens,
            OAuth2AuthorizedClientManager tokenManager,
            SessionLife sessionLife,
            Clock clock) {
        CookieCsrfTokenRepository csrfTokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrfTokens.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Lax"));
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfForScripts())
                        .requireCsrfProtectionMatcher(CsrfForScripts::isNeeded))
                .oauth2Login(login -> login.loginPage("/login")
                        .clientRegistrationRepository(provider)
                        .authorizedClientRepository(tokens)
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codeExchange))
                        .successHandler(
                                (request, response, who) -> response.sendRedirect(LoginController.takeReturn(request)))
                        .failureHandler((request, response, failure) -> {
                            LOG.warn("a login failed: {}", failure.getClass().getName());
                            response.sendRedirect("/signed-out?reason=failed");
                        }))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
                        .deleteCookies("__tl_session")
                        .logoutSuccessHandler(new Logout(provider)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            notAuthenticated("log in, or send a bearer token").send(request, response);
                        })
                        .accessDeniedHandler(denied()))
                .addFilterBefore(sessionLife, SecurityContextHolderFilter.class)
                .addFilterAfter(new SessionRelay(tokenManager, clock), AuthorizationFilter.class);
        return common(http, provider, properties).build();
    }

    private static HttpSecurity common(HttpSecurity http, IdentityProvider provider, GatewayProperties properties) {
        return http.requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/api/v1/openapi.json")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((authentication, context) -> new AuthorizationDecision(isFromHere(context.getRequest())
                                || authentication.get() instanceof JwtAuthenticationToken))
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(new RateLimit(properties.gateway().rateLimits()), AuthorizationFilter.class)
                .headers(headers -> headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                NO_PAGE, new ContentSecurityPolicyHeaderWriter(NO_CONTENT)))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                request -> !NO_PAGE.matches(request),
                                new ContentSecurityPolicyHeaderWriter(PORTAL + provider.origin())))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny()));
    }

    static Problem notAuthenticated(String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "NOT_AUTHENTICATED", detail);
    }

    private static AccessDeniedHandler denied() {
        return (request, response, failure) -> refuse(request, response, failure instanceof CsrfException);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, boolean forged)
            throws IOException {
        Problem problem = forged
                ? Problem.of(HttpStatus.FORBIDDEN, "CSRF", "X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN")
                : Problem.of(HttpStatus.FORBIDDEN, "NOT_AUTHORIZED", "not allowed");
        problem.send(request, response);
    }

    /** From this machine itself, and not relayed by a proxy on it. */
    private static boolean isFromHere(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
