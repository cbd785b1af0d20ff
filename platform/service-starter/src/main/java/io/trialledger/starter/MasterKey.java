package io.trialledger.starter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key from outside the database that wraps all others: AES-256-GCM with the scope as additional data. */
final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @throws IllegalArgumentException if {@code base64} is not 32 bytes */
    static MasterKey fromBase64(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("trialledger.master-key must be 32 bytes in base64");
        }
        return new MasterKey(bytes);
    }

    byte[] wrap(SecretKey inner, String scope) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] wrapped = run(Cipher.ENCRYPT_MODE, nonce, scope, inner.getEncoded());
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + wrapped.length);
        System.arraycopy(wrapped, 0, both, NONCE_BYTES, wrapped.length);
        return both;
    }

    /** @throws IllegalStateException if it was wrapped by another master key, or for another scope */
    SecretKey unwrap(byte[] nonceAndWrapped, String scope) {
        byte[] nonce = Arrays.copyOf(nonceAndWrapped, NONCE_BYTES);
        byte[] wrapped = Arrays.copyOfRange(nonceAndWrapped, NONCE_BYTES, nonceAndWrapped.length);
        return new SecretKeySpec(run(Cipher.DECRYPT_MODE, nonce, scope, wrapped), "AES");
    }

    private byte[] run(int mode, byte[] nonce, String scope, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(scope.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + scope + " can't be wrapped or unwrapped", e);
        }
    }
}
