package io.trialledger.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

class TokenClaimsTest {

    private static final Accounts ACCOUNTS = new Accounts(
            List.of(
                    new Accounts.Person("ada", "Ada Admin", "Sponsor", true),
                    new Accounts.Person("cora", "Cora Coordinator", "Clinic", false)),
            List.of(new Accounts.Machine("lims", "secret", "Laboratory system", "Clinic")));
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    @Test
    void a_persons_access_token_is_for_our_services_and_tells_what_they_need() {
        assertThat(ofPerson("ada", OAuth2TokenType.ACCESS_TOKEN))
                .containsEntry("aud", List.of("trialledger"))
                .containsEntry("machine", false)
                .containsEntry("name", "Ada Admin")
                .containsEntry("organisation", "Sponsor")
                .containsEntry("scope", Set.of("openid", "study.create"));
        assertThat(ofPerson("cora", OAuth2TokenType.ACCESS_TOKEN)).containsEntry("scope", Set.of("openid"));
    }

    @Test
    void an_id_token_is_for_the_client_and_carries_no_scope() {
        assertThat(ofPerson("ada", ID_TOKEN))
                .containsEntry("aud", List.of("client"))
                .containsEntry("name", "Ada Admin")
                .doesNotContainKeys("scope", "machine");
    }

    @Test
    void a_machine_is_said_to_be_one() {
        assertThat(claims("lims", AuthorizationGrantType.CLIENT_CREDENTIALS, OAuth2TokenType.ACCESS_TOKEN, "lims"))
                .containsEntry("aud", List.of("trialledger"))
                .containsEntry("machine", true)
                .containsEntry("name", "Laboratory system");
    }

    private static Map<String, Object> ofPerson(String username, OAuth2TokenType type) {
        return claims("cli", AuthorizationGrantType.AUTHORIZATION_CODE, type, username);
    }

    private static Map<String, Object> claims(
            String client, AuthorizationGrantType grant, OAuth2TokenType type, String principal) {
        RegisteredClient registered = RegisteredClient.withId(client)
                .clientId(client)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(grant)
                .redirectUri("http://127.0.0.1/callback")
                .build();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder().audience(List.of("client"));
        new TokenClaims(ACCOUNTS)
                .customize(JwtEncodingContext.with(JwsHeader.with(SignatureAlgorithm.RS256), claims)
                        .registeredClient(registered)
                        .principal(new TestingAuthenticationToken(principal, ""))
                        .authorizedScopes(Set.of("openid", TokenClaims.CREATE_STUDIES))
                        .authorizationGrantType(grant)
                        .tokenType(type)
                        .build());
        return claims.build().getClaims();
    }
}
