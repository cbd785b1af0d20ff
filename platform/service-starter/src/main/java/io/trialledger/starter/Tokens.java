package io.trialledger.starter;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads who acts out of a verified token: claims {@code sub}, {@code name}, {@code organisation}, {@code machine}, {@code scope}.
 * A person is only who is said to be no machine.
 */
public final class Tokens {

    private Tokens() {}

    /** @param source where the act came in, unless the token is of a client that says so by its name (portal) */
    public static Acting acting(Jwt token, String source, String correlationId) {
        String id = Optional.ofNullable(token.getSubject()).orElseThrow(NotAuthenticated::new);
        boolean person = "false".equals(String.valueOf(token.<@Nullable Object>getClaim("machine")));
        String client = text(token, "client_id")
                .or(() -> text(token, "azp"))
                .map(name -> name.replaceFirst("^trialledger-", ""))
                .orElse("");
        Caller caller = new Caller(
                id,
                text(token, "name").orElse(id),
                text(token, "organisation").orElse(""),
                person,
                Guard.Sources.NAMED_BY_CLIENTS.contains(client) ? client : source);
        return new Acting(
                caller,
                scopes(token),
                token.getClaimAsInstant("auth_time"),
                token.getTokenValue(),
                correlationId,
                null,
                null,
                null);
    }

    private static Optional<String> text(Jwt token, String claim) {
        return Optional.ofNullable(token.getClaimAsString(claim)).filter(value -> !value.isBlank());
    }

    private static Set<String> scopes(Jwt token) {
        Object scope = token.getClaim("scope");
        if (scope instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.toSet());
        }
        return scope == null
                ? Set.of()
                : Set.copyOf(Arrays.asList(scope.toString().trim().split("\\s+")));
    }
}
