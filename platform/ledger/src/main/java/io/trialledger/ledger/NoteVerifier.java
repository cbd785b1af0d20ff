package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of a key that signs notes: Ed25519 with a name, of a log (C2SP signed-note, type 0x01) or of a witness (C2SP
 * tlog-cosignature, type 0x04). Its text form, the "vkey", is what one pins. Immutable.
 */
public final class NoteVerifier {

    static final byte ED25519 = 0x01;
    static final byte COSIGNATURE = 0x04;

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

    static NoteVerifier of(String name, byte type, byte[] rawKey) {
        if (!isName(name)) {
            throw new NoteException("a key's name has no spaces and no plus sign: " + name);
        }
        PublicKey key = Ed25519.publicKey(rawKey);
        byte[] typed =
                ByteBuffer.allocate(1 + rawKey.length).put(type).put(rawKey).array();
        return new NoteVerifier(name, typed, key);
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
        if (typed.length != 1 + Ed25519.KEY_BYTES || (typed[0] != ED25519 && typed[0] != COSIGNATURE)) {
            throw new NoteException("not an Ed25519 verifier key: " + vkey);
        }
        NoteVerifier verifier = of(vkey.substring(0, first), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!verifier.toString().equals(vkey)) {
            throw new NoteException("the id of the verifier key doesn't match its name and bytes: " + vkey);
        }
        return verifier;
    }

    /** The key's name; by custom the log's origin. */
    public String name() {
        return name;
    }

    /** Whether this is a witness's key, whose signatures carry a time, and not a log's own. */
    public boolean cosigns() {
        return typedKey[0] == COSIGNATURE;
    }

    int keyId() {
        return keyId;
    }

    /** Whether this is a key of the log itself: a witness may have whatever name it likes. */
    boolean isOf(Checkpoint checkpoint) {
        return !cosigns() && name.equals(checkpoint.origin());
    }

    /** Whether this log's key signed {@code text}. */
    boolean verifies(String text, byte[] signature) {
        return !cosigns() && Ed25519.verifies(key, text, signature);
    }

    /** When this witness's key signed {@code text}; empty if it did not. */
    Optional<Instant> cosignedAt(String text, byte[] timedSignature) {
        if (!cosigns() || timedSignature.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(timedSignature).getLong();
        byte[] signature = Arrays.copyOfRange(timedSignature, Long.BYTES, timedSignature.length);
        return seconds >= 0
                        && seconds <= Instant.MAX.getEpochSecond()
                        && Ed25519.verifies(key, Cosigner.statement(seconds, text), signature)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
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
