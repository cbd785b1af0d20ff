package io.trialledger.starter.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An issuer of bearer tokens for tests, on a free port of this machine and with a key of its own: OpenID Connect metadata, keys,
 * and {@code /token}, where a client gets a machine's token for its client credentials whatever its secret. Thread-safe.
 */
public final class TestTokens implements AutoCloseable {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final RSAKey key = newKey();
    private final HttpServer server;

    /** Starts at once. */
    public TestTokens() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", asked -> """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","subject_types_supported":["public"]}""".formatted(issuer()));
        serve("/jwks", asked -> new JWKSet(key.toPublicJWK()).toString());
        serve("/token", asked -> """
                {"access_token":"%s","token_type":"Bearer","expires_in":600}""".formatted(machine(client(asked))));
        server.start();
    }

    /** For {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** For {@code trialledger.machine.token-uri}. */
    public String tokenUri() {
        return issuer() + "/token";
    }

    /** A person at "Clinic", called "Name of " and the id. */
    public String person(String id, String... scopes) {
        return with(id, claims -> claims.claim("machine", false).claim("scope", List.of(scopes)));
    }

    /** A client that acts for itself. */
    public String machine(String id) {
        return with(id, claims -> claims.claim("machine", true));
    }

    /** A person's, out of date. */
    public String expired(String id) {
        return with(
                id,
                claims -> claims.claim("machine", false)
                        .expirationTime(Date.from(Instant.now().minus(LIFE))));
    }

    /** A person's as if from this issuer, but signed with nobody's key. */
    public String forged(String id) {
        return signed(newKey(), id, claims -> claims.claim("machine", false));
    }

    /** Valid for our services unless {@code change} says otherwise, and neither a person's nor a machine's. */
    public String with(String id, Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, id, change);
    }

    private String signed(RSAKey signer, String id, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(id)
                .audience("trialledger")
                .claim("name", "Name of " + id)
                .claim("organisation", "Clinic")
                .issueTime(Date.from(now.minus(LIFE.multipliedBy(2))))
                .expirationTime(Date.from(now.plus(LIFE)));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private void serve(String path, Function<HttpExchange, String> json) {
        server.createContext(path, asked -> {
            byte[] body = json.apply(asked).getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().add("Content-Type", "application/json");
            asked.sendResponseHeaders(200, body.length);
            try (asked) {
                asked.getResponseBody().write(body);
            }
        });
    }

    private static String client(HttpExchange asked) {
        String basic = asked.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2)[0];
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
