package io.trialledger.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the local provider.
 *
 * @param issuer where it is reached, also the tokens' {@code iss}
 * @param accounts a JSON file of people and systems, see {@link Accounts}
 * @param signingKey where the RSA key pair is kept, so that tokens outlive a restart; made if missing
 * @param password of every demo account
 * @param portal the gateway, through which people log in with a browser
 */
@ConfigurationProperties("trialledger.identity")
record IdentityProperties(
        URI issuer,
        Path accounts,
        Path signingKey,
        String password,
        @DefaultValue Portal portal) {

    /**
     * The gateway as a client.
     *
     * @param secret without it there is no such client
     * @param gateways every address people may reach the gateway at, such as {@code http://127.0.0.1:8080}
     */
    record Portal(@Nullable String secret, @DefaultValue List<URI> gateways) {}
}
