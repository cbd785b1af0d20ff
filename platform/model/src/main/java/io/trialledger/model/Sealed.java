package io.trialledger.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A value that exists outside this process only as ciphertext: AES-256-GCM under the key of its scope, with the scope as
 * additional data. The plaintext is padded to a class of 64, 256, 1024 … bytes first, so that its length tells nothing.
 * Immutable; {@link #toString()} shows nothing.
 *
 * @param <T> what is inside
 */
public final class Sealed<T> {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SMALLEST_CLASS = 64;
    private static final String FORM = "s1";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String scope;
    private final byte[] nonceAndCiphertext;

    private Sealed(String scope, byte[] nonceAndCiphertext) {
        this.scope = scope;
        this.nonceAndCiphertext = nonceAndCiphertext;
    }

    /** Seals {@code value} with the key of {@code scope}, which is made if there is none. */
    public static <T> Sealed<T> seal(T value, Plain<T> plain, String scope, KeyRing keys) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] ciphertext = run(Cipher.ENCRYPT_MODE, keys.keyFor(scope), nonce, scope, pad(plain.bytes(value)));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, both, NONCE_BYTES, ciphertext.length);
        return new Sealed<>(scope, both);
    }

    /** The value, if its key is at hand; empty once the key was destroyed. */
    public Optional<T> reveal(Plain<T> plain, KeyRing keys) {
        return keys.find(scope)
                .map(key -> plain.value(unpad(run(
                        Cipher.DECRYPT_MODE,
                        key,
                        Arrays.copyOf(nonceAndCiphertext, NONCE_BYTES),
                        scope,
                        Arrays.copyOfRange(nonceAndCiphertext, NONCE_BYTES, nonceAndCiphertext.length)))));
    }

    /** Names the key, never the value. */
    public String scope() {
        return scope;
    }

    /** The stored form: {@code s1:<scope>:<base64url of nonce and ciphertext>}. */
    public String encoded() {
        return FORM + ":" + scope + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(nonceAndCiphertext);
    }

    /**
     * Reads the stored form.
     *
     * @throws IllegalArgumentException if {@code encoded} is not one
     */
    public static <T> Sealed<T> decode(String encoded) {
        int scopeStart = encoded.indexOf(':') + 1;
        int scopeEnd = encoded.lastIndexOf(':');
        if (!encoded.startsWith(FORM + ":") || scopeEnd < scopeStart) {
            throw new IllegalArgumentException("not a sealed value");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(encoded.substring(scopeEnd + 1));
        if (bytes.length <= NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("a sealed value is cut off");
        }
        return new Sealed<>(encoded.substring(scopeStart, scopeEnd), bytes);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String scope, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(scope.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed value of " + scope + " can't be opened or closed with its key", e);
        }
    }

    private static byte[] pad(byte[] plain) {
        int size = SMALLEST_CLASS;
        while (size < plain.length + Integer.BYTES) {
            size *= 4;
        }
        return ByteBuffer.allocate(size).putInt(plain.length).put(plain).array();
    }

    private static byte[] unpad(byte[] padded) {
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        byte[] plain = new byte[buffer.getInt()];
        buffer.get(plain);
        return plain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed<?> that
                && scope.equals(that.scope)
                && Arrays.equals(nonceAndCiphertext, that.nonceAndCiphertext);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nonceAndCiphertext);
    }

    @Override
    public String toString() {
        return "Sealed";
    }
}
