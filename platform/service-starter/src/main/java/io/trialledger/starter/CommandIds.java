package io.trialledger.starter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids of commands. A request with an {@code Idempotency-Key} has a base, from which each of its commands gets a child id,
 * the same one whenever the request is repeated; the log takes each id once.
 */
public final class CommandIds {

    private CommandIds() {}

    /** True if the current request can be repeated without doing anything twice. */
    public static boolean repeatable() {
        return base().isPresent();
    }

    /** The id of one step of the current request: derived from its key, or random if it has none. */
    public static String child(String step) {
        return base().map(base -> hash(base, step))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> base() {
        return Acting.current().map(Acting::commandIdBase);
    }

    static String hash(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
