package io.trialledger.gateway;

import jakarta.servlet.ServletContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * What a login through the identity provider is made of; tokens live and die with the session they belong to.
 *
 * <p>GAP: sessions and rates are kept in this process. A restart logs everybody out, and several gateways need a proxy that sends a
 * client to the same one each time.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SessionLife sessionLife(GatewayProperties properties, Clock clock) {
        return new SessionLife(properties.login().longestSession(), clock);
    }

    /** Part of the security chain, and only there. */
    @Bean
    FilterRegistrationBean<SessionLife> sessionLifeNotByItself(SessionLife filter) {
        FilterRegistrationBean<SessionLife> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    OAuth2AuthorizedClientRepository sessionTokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    RestClientAuthorizationCodeTokenResponseClient codeExchange(ClientHttpRequestFactory requests) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokenEndpoint(requests));
        return client;
    }

    @Bean
    OAuth2AuthorizedClientManager sessionTokenManager(
            IdentityProvider provider, OAuth2AuthorizedClientRepository tokens, ClientHttpRequestFactory requests) {
        RestClientRefreshTokenTokenResponseClient refresh = new RestClientRefreshTokenTokenResponseClient();
        refresh.setRestClient(tokenEndpoint(requests));
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(provider, tokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken(token -> token.accessTokenResponseClient(refresh))
                .build());
        return manager;
    }

    /** The library's own client, with time limits. */
    private static RestClient tokenEndpoint(ClientHttpRequestFactory requests) {
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** A gateway that others than this machine reach is behind TLS, and its cookies go nowhere else. */
    @Bean
    ServletContextInitializer secureCookies(@Value("${server.address:}") String address) {
        return (ServletContext context) -> {
            if (!isLoopback(address)) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
