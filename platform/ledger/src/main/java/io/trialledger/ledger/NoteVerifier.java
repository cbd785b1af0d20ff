package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs notes: Ed25519 with a name (C2SP signed-note). Its text form, the "vkey", is what one
 * pins. Immutable.
 */
public final class NoteVerifier {

    static final byte ED25519 = 0x01;

    private static final int KEY_BYTES = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] typedKey;
    private final int keyId;
    private final PublicKey key;

    private NoteVerifier(String name, byte[] typedKey, PublicKey key) {
        this.name = name;
        this.typedKey = typedKey;
        this.keyId = keyId(name, typedKey);
        this.key = key;
    }

    static NoteVerifier of(String name, byte[] rawKey) {
        if (!isName(name)) {
            throw new NoteException("a key's name has no spaces and no plus sign: " + name);
        }
        if (rawKey.length != KEY_BYTES) {
            throw new NoteException("an Ed25519 key has 32 bytes, this one " + rawKey.length);
        }
        byte[] typed =
                ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(rawKey).array();
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_BYTES)
                .put(X509_PREFIX)
                .put(rawKey)
                .array();
        try {
            return new NoteVerifier(
                    name, typed, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new NoteException("not an Ed25519 key: " + e.getMessage());
        }
    }

    /**
     * Reads {@code name+hex(key id)+base64(type ‖ key)}.
     *
     * @throws NoteException if it isn't one, its id doesn't match, or the algorithm is unknown
     */
    public static NoteVerifier parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = vkey.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new NoteException("not a verifier key: " + vkey);
        }
        byte[] typed = strictBase64(vkey.substring(second + 1), "verifier key");
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new NoteException("not an Ed25519 verifier key: " + vkey);
        }
        NoteVerifier verifier = of(vkey.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
        if (!verifier.toString().equals(vkey)) {
            throw new NoteException("the id of the verifier key doesn't match its name and bytes: " + vkey);
        }
        return verifier;
    }

    /** The key's name; by custom the log's origin. */
    public String name() {
        return name;
    }

    int keyId() {
        return keyId;
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().noneMatch(c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || c == 0xFFFD);
    }

    static byte[] strictBase64(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NoteException("not base64 in a " + what + ": " + text);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new NoteException("not canonical base64 in a " + what + ": " + text);
        }
        return bytes;
    }

    private static int keyId(String name, byte[] typedKey) {
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(typedKey)).getInt();
    }

    /** The vkey. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId) + "+"
                + Base64.getEncoder().encodeToString(typedKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return keyId;
    }
}
