package io.trialledger.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** Command line tools and tests log in as a person through this public client: authorization code with PKCE. */
    private static final String COMMAND_LINE_CLIENT = "trialledger-cli";

    /** People log in with a browser through the gateway, which keeps the tokens. */
    private static final String PORTAL_CLIENT = "trialledger-portal";

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
    private static final Duration BROWSER_TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    @Bean
    Accounts accounts(IdentityProperties properties, JsonMapper json) throws java.io.IOException {
        return json.readValue(Files.readAllBytes(properties.accounts()), Accounts.class);
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocolEndpoints(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults());
        });
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http, IdentityProperties properties) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/login", "/sign-in.css")
                .permitAll()
                .anyRequest()
                .authenticated());
        http.formLogin(form -> form.loginPage("/login"));
        String destinations = gateways(properties).collect(Collectors.joining(" "));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' "
                        + destinations)));
        return http.build();
    }

    @Bean
    UserDetailsService people(Accounts accounts, IdentityProperties properties, PasswordEncoder encoder) {
        String password = encoder.encode(properties.password());
        return new InMemoryUserDetailsManager(accounts.people().stream()
                .map(person -> User.withUsername(person.username())
                        .password(password)
                        .authorities(
                                person.mayCreateStudies() ? new String[] {TokenClaims.CREATE_STUDIES} : new String[0])
                        .build())
                .toList());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new PasswordsAndSecrets();
    }

    @Bean
    RegisteredClientRepository clients(Accounts accounts, IdentityProperties properties) {
        List<RegisteredClient> clients = new ArrayList<>();
        Optional.ofNullable(properties.portal().secret())
                .ifPresent(secret -> clients.add(portal(properties, PasswordsAndSecrets.keptSecret(secret))));
        clients.add(RegisteredClient.withId(COMMAND_LINE_CLIENT)
                .clientId(COMMAND_LINE_CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/callback") // RFC 8252 section 7.3: any port
                .scope("openid")
                .scope(TokenClaims.CREATE_STUDIES)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(settings())
                .build());
        for (Accounts.Machine system : accounts.systems()) {
            clients.add(RegisteredClient.withId(system.clientId())
                    .clientId(system.clientId())
                    .clientSecret(PasswordsAndSecrets.keptSecret(system.secret()))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .tokenSettings(settings())
                    .build());
        }
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient portal(IdentityProperties properties, String keptSecret) {
        return RegisteredClient.withId(PORTAL_CLIENT)
                .clientId(PORTAL_CLIENT)
                .clientSecret(keptSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> gateways(properties)
                        .map(gateway -> gateway + "/login/oauth2/code/trialledger")
                        .forEach(all::add))
                .postLogoutRedirectUris(all -> gateways(properties)
                        .map(gateway -> gateway + "/signed-out")
                        .forEach(all::add))
                .scope("openid")
                .scope(TokenClaims.CREATE_STUDIES)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BROWSER_TOKEN_LIFE)
                        .refreshTokenTimeToLive(LONGEST_SESSION)
                        .build())
                .build();
    }

    private static Stream<String> gateways(IdentityProperties properties) {
        return properties.portal().gateways().stream().map(URI::toString);
    }

    private static TokenSettings settings() {
        return TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build();
    }

    @Bean
    TokenClaims tokenClaims(Accounts accounts) {
        return new TokenClaims(accounts);
    }

    @Bean
    AuthorizationServerSettings serverSettings(IdentityProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentityProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.at(properties.signingKey())));
    }
}
