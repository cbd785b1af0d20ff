package io.trialledger.local.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps what people type under bcrypt. A client's secret is 256 random bits, which nobody finds by trying: one SHA-256 hides it as
 * well, and a start with many clients doesn't take seconds.
 */
final class PasswordsAndSecrets implements PasswordEncoder {

    private static final String SECRET = "{secret}";

    private final PasswordEncoder passwords = new BCryptPasswordEncoder();

    /** The kept form of a client's secret. */
    static String keptSecret(String secret) {
        return SECRET + hash(secret);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return passwords.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence given, @Nullable String kept) {
        if (given == null || kept == null) {
            return false;
        }
        return kept.startsWith(SECRET)
                ? MessageDigest.isEqual(bytes(keptSecret(given.toString())), bytes(kept))
                : passwords.matches(given, kept);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
