package io.trialledger.local.identity;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Says in every token who it is: name, organisation, machine or person; and who may create studies. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CREATE_STUDIES = "study.create";

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            accounts.system(context.getRegisteredClient().getClientId())
                    .ifPresent(system -> context.getClaims()
                            .claim("machine", true)
                            .claim("name", system.name())
                            .claim("organisation", system.organisation()));
            return;
        }
        Authentication principal = Objects.requireNonNull(context.<Authentication>getPrincipal(), "no one logged in");
        String username = principal.getName();
        accounts.person(username).ifPresent(person -> describe(context, person));
    }

    private static void describe(JwtEncodingContext context, Accounts.Person person) {
        Set<String> scopes = new HashSet<>(context.getAuthorizedScopes());
        if (!person.mayCreateStudies()) {
            scopes.remove(CREATE_STUDIES);
        }
        context.getClaims()
                .claim("machine", false)
                .claim("name", person.name())
                .claim("organisation", person.organisation())
                .claim("scope", scopes);
    }
}
