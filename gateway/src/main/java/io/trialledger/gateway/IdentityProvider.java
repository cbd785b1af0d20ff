package io.trialledger.gateway;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The provider that people log in at, asked for its metadata when first needed: the gateway starts without it. Thread-safe. */
@Component
class IdentityProvider implements ClientRegistrationRepository {

    /** Also the end of the redirect URI. */
    static final String REGISTRATION = "trialledger";

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
            new ParameterizedTypeReference<>() {};

    private final String issuer;
    private final GatewayProperties.Login login;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    IdentityProvider(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            GatewayProperties properties,
            ClientHttpRequestFactory requests) {
        this.issuer = issuer;
        this.login = properties.login();
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** Scheme, host and port of where people log in. */
    String origin() {
        URI uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /**
     * The gateway as a client of the provider.
     *
     * @throws Refusal if login is not set up or the provider doesn't answer
     */
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ask();
            known = registration;
        }
        return registration;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return registrationId.equals(REGISTRATION) ? registration() : null;
    }

    /** Where a session at the provider is ended, if it can be. */
    Optional<String> endSession() {
        return Optional.ofNullable(registration()
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(String::valueOf);
    }

    private ClientRegistration ask() {
        String secret = Optional.ofNullable(login.clientSecret())
                .orElseThrow(() -> new Refusal(Problem.unavailable("identity", "login isn't set up here")));
        return ClientRegistrations.fromOidcConfiguration(metadata())
                .registrationId(REGISTRATION)
                .clientId(login.clientId())
                .clientSecret(secret)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", Me.CREATE_STUDIES)
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private Map<String, Object> metadata() {
        String address = login.discovery() == null ? issuer : login.discovery().toString();
        Map<String, Object> metadata;
        try {
            metadata = http.get().uri(URI.create(address + METADATA)).retrieve().body(JSON_OBJECT);
        } catch (RestClientException e) {
            throw new Refusal(Problem.unavailable("identity", "identity doesn't answer: nobody can log in"));
        }
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new Refusal(Problem.unavailable("identity", "who answers isn't the issuer that is trusted here"));
        }
        return metadata;
    }
}
