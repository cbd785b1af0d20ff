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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An OpenID Connect provider, as far as a resource server needs one. */
final class StubIssuer {

    private final StubService server = new StubService("identity");
    private final RSAKey key = newKey();

    StubIssuer() {
        server.answers(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/.well-known/openid-configuration")) {
                StubService.json(
                        exchange,
                        200,
                        "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/jwks\","
                                + "\"subject_types_supported\":[\"public\"]}");
            } else if (path.equals("/jwks")) {
                StubService.json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            } else {
                StubService.json(exchange, 404, "{}");
            }
        });
    }

    String url() {
        return server.url();
    }

    String token() {
        return token(url(), key, Duration.ofMinutes(5), "trialledger");
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
        return token(url(), key, Duration.ofMinutes(5), audience);
    }

    private static String token(String issuer, RSAKey key, Duration validFor, String... audience) {
        Instant expires = Instant.now().plus(validFor);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("coordinator-701")
                        .audience(List.of(audience))
                        .issueTime(Date.from(expires.minus(Duration.ofHours(1))))
                        .expirationTime(Date.from(expires))
                        .build());
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
