package io.trialledger.local.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Says in every token who it is: name and organisation. An access token is for our services, and tells them machine or person and
 * who may create studies; an ID token is for the client alone and opens nothing.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CREATE_STUDIES = "study.create";
    static final String AUDIENCE = "trialledger";

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
        if (access) {
            context.getClaims()
                    .audience(List.of(AUDIENCE))
                    .claim("client_id", context.getRegisteredClient().getClientId());
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            accounts.system(context.getRegisteredClient().getClientId()).ifPresent(system -> {
                describe(context, system.name(), system.organisation());
                context.getClaims().claim("machine", true);
            });
            return;
        }
        Authentication principal = Objects.requireNonNull(context.<Authentication>getPrincipal(), "no one logged in");
        accounts.person(principal.getName()).ifPresent(person -> {
            describe(context, person.name(), person.organisation());
            if (access) {
                context.getClaims().claim("machine", false).claim("scope", scopes(context, person));
            }
        });
    }

    private static void describe(JwtEncodingContext context, String name, String organisation) {
        context.getClaims().claim("name", name).claim("organisation", organisation);
    }

    private static Set<String> scopes(JwtEncodingContext context, Accounts.Person person) {
        Set<String> scopes = new HashSet<>(context.getAuthorizedScopes());
        if (!person.mayCreateStudies()) {
            scopes.remove(CREATE_STUDIES);
        }
        return scopes;
    }
}
