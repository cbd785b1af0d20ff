package io.trialledger.local.identity;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the local provider.
 *
 * @param issuer where it is reached, also the tokens' {@code iss}
 * @param accounts a JSON file of people and systems, see {@link Accounts}
 * @param signingKey where the RSA key pair is kept, so that tokens outlive a restart; made if missing
 * @param password of every demo account
 */
@ConfigurationProperties("trialledger.identity")
record IdentityProperties(URI issuer, Path accounts, Path signingKey, String password) {}
