package io.trialledger.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenID Connect provider, as far as a resource server and a client need one. */
final class StubIssuer {

    static final String CLIENT_SECRET = "client-secret";

    /** What the token endpoint was sent. */
    final List<Map<String, String>> exchanges = new CopyOnWriteArrayList<>();

    private final StubService server = new StubService("identity");
    private final RSAKey key = newKey();
    private volatile String nonce = "";
    private volatile int tokenSeconds = 600;
    private volatile boolean refuses;

    StubIssuer() {
        server.answers(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/.well-known/openid-configuration")) {
                StubService.json(exchange, 200, """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "subject_types_supported": ["public"],
                     "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                     "end_session_endpoint": "%1$s/end", "response_types_supported": ["code"],
                     "id_token_signing_alg_values_supported": ["RS256"]}\
                    """.formatted(url()));
            } else if (path.equals("/jwks")) {
                StubService.json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            } else if (path.equals("/token") && refuses) {
                StubService.json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            } else if (path.equals("/token")) {
                exchanges.add(form(server.asked.get(server.asked.size() - 1).body()));
                StubService.json(exchange, 200, """
                    {"access_token": "%s", "id_token": "%s", "refresh_token": "refresh-%d", "token_type": "Bearer",
                     "expires_in": %d, "scope": "openid study.create"}\
                    """.formatted(token(), idToken(), exchanges.size(), tokenSeconds));
            } else {
                StubService.json(exchange, 404, "{}");
            }
        });
    }

    /** What a person does at the provider: an answer to the authorization request that the browser was sent there with. */
    String logIn(URI authorization) {
        Map<String, String> asked = form(authorization.getRawQuery());
        nonce = asked.get("nonce");
        refuses = false;
        return asked.get("redirect_uri") + "?code=the-code&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
    }

    void givesTokensFor(int seconds) {
        tokenSeconds = seconds;
    }

    void refusesTokens() {
        refuses = true;
    }

    static Map<String, String> form(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] nameAndValue = field.split("=", 2);
            fields.put(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private String idToken() {
        return signed(
                new JWTClaimsSet.Builder()
                        .issuer(url())
                        .subject("coordinator-701")
                        .audience("trialledger-portal")
                        .claim("nonce", nonce)
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build(),
                key);
    }

    String url() {
        return server.url();
    }

    String token() {
        return token(url(), key, Duration.ofMinutes(5), "trialledger");
    }

    String tokenOf(String person) {
        return token(url(), key, Duration.ofMinutes(5), person, "trialledger");
    }

    String expiredToken() {
        return token(url(), key, Duration.ofMinutes(-5), "trialledger");
    }

    String tokenOfAnotherIssuer() {
        return token("http://127.0.0.1:1", key, Duration.ofMinutes(5), "trialledger");
    }

    String tokenSignedBySomeoneElse() {
        return token(url(), newKey(), Duration.ofMinutes(5), "trialledger");
    }

    String tokenFor(String... audience) {
        return token(url(), key, Duration.ofMinutes(5), "coordinator-701", audience);
    }

    private static String token(String issuer, RSAKey key, Duration validFor, String audience) {
        return token(issuer, key, validFor, "coordinator-701", audience);
    }

    private static String token(String issuer, RSAKey key, Duration validFor, String person, String... audience) {
        Instant expires = Instant.now().plus(validFor);
        return signed(
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(person)
                        .audience(List.of(audience))
                        .claim("name", "Ana Ruiz")
                        .claim("organisation", "Lakeside Clinic")
                        .claim("scope", List.of("openid", "study.create"))
                        .issueTime(Date.from(expires.minus(Duration.ofHours(1))))
                        .expirationTime(Date.from(expires))
                        .build(),
                key);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
