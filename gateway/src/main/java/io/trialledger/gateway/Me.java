package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who is asking, from the access token alone. */
@RestController
class Me {

    static final String CREATE_STUDIES = "study.create";

    private final JwtDecoder tokens;
    private final SessionLife sessions;

    Me(JwtDecoder tokens, SessionLife sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * Who is asking.
     *
     * @param user the provider's {@code sub}
     * @param sessionExpiresAt when a login is needed again if nothing more is asked
     * @param mayCreateStudies whether the provider allows it
     */
    record View(
            String user,
            String name,
            String organisation,
            @Nullable Instant sessionExpiresAt,
            boolean mayCreateStudies) {}

    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    View me(HttpServletRequest request) {
        Jwt token =
                tokens.decode(String.valueOf(request.getHeader("Authorization")).substring("Bearer ".length()));
        HttpSession session = request.getSession(false);
        String user = Optional.ofNullable(token.getSubject()).orElse("");
        return new View(
                user,
                Optional.ofNullable(token.getClaimAsString("name")).orElse(user),
                Optional.ofNullable(token.getClaimAsString("organisation")).orElse(""),
                session == null ? token.getExpiresAt() : sessions.end(session),
                Optional.ofNullable(token.getClaimAsStringList("scope"))
                        .orElse(List.of())
                        .contains(CREATE_STUDIES));
    }
}
