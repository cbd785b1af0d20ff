package io.trialledger.ledger;

import java.security.MessageDigest;

/**
 * {@code SHA-256(salt ‖ content)}: binds stored bytes in a leaf without letting a holder of the leaf guess content of low
 * entropy. The salt is disclosed only together with the content.
 */
public final class SaltedHash {

    /** Length of every salt, so that salt and content can't be shifted against each other. */
    public static final int SALT_BYTES = 32;

    private SaltedHash() {}

    /**
     * The hash of {@code content} under {@code salt}.
     *
     * @throws IllegalArgumentException if the salt hasn't 32 bytes
     */
    public static byte[] of(byte[] salt, byte[] content) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, this one " + salt.length);
        }
        MessageDigest digest = Hash.sha256();
        digest.update(salt);
        return digest.digest(content);
    }
}
