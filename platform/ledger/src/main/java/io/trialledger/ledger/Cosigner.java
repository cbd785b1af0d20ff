package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The private half of a key with which a witness vouches for another's log (C2SP tlog-cosignature, Ed25519): "at this time,
 * this was the largest consistent checkpoint I had seen of it". Immutable and thread-safe; shows nothing of the key.
 *
 * <p>A witness that cosigns two contradicting checkpoints is worthless: whoever calls {@link #cosign} has verified before that the
 * log signed the checkpoint and that it extends the last one cosigned, and stores it before handing the cosignature out.
 */
public final class Cosigner {

    private static final String STATEMENT = "cosignature/v1\ntime ";

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private Cosigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new key. Never use one key under two names: this signature doesn't commit to the name. */
    public static Cosigner generate(String name) {
        return of(name, Ed25519.newPkcs8());
    }

    /**
     * The cosigner with a stored key.
     *
     * @param name by custom a URL of the witness without its scheme, such as {@code sponsor.example/witness}
     * @param pkcs8 the Ed25519 private key in PKCS #8 (RFC 8410)
     * @throws NoteException if the name or key can't be used
     */
    public static Cosigner of(String name, byte[] pkcs8) {
        PrivateKey key = Ed25519.privateKey(name, pkcs8);
        return new Cosigner(key, NoteVerifier.of(name, NoteVerifier.COSIGNATURE, Ed25519.rawPublicKey(name, key)));
    }

    /** What others need to verify: its {@code toString()} is the vkey, of type 0x04. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The private key, for storing it. */
    public byte[] pkcs8() {
        return key.getEncoded();
    }

    /**
     * The note with this cosignature as its last line; an earlier one by this key is replaced.
     *
     * @param note a signed checkpoint
     * @param at when the caller verified it; whole seconds since 1970, the rest is cut
     * @throws NoteException if the note isn't a signed checkpoint, or {@code at} is before 1970
     */
    public String cosign(String note, Instant at) {
        SignedNote.Parts parts = SignedNote.Parts.of(note);
        List<NoteLine> lines = new ArrayList<>(parts.lines());
        lines.removeIf(line -> line.isBy(verifier));
        lines.add(line(parts.text(), at));
        return new SignedNote.Parts(parts.text(), lines).toString();
    }

    /**
     * The cosignature alone: the signature line with its newline, as a witness answers to a log (C2SP tlog-witness). The log adds
     * it with {@link SignedNote#merge}.
     *
     * @param note a signed checkpoint
     * @param at as for {@link #cosign}
     * @throws NoteException as {@link #cosign} does
     */
    public String cosignature(String note, Instant at) {
        return line(SignedNote.Parts.of(note).text(), at).toString();
    }

    private NoteLine line(String text, Instant at) {
        Checkpoint.parse(text);
        long seconds = at.getEpochSecond();
        if (seconds < 0) {
            throw new NoteException("a cosignature's time isn't before 1970: " + at);
        }
        byte[] signature = Ed25519.sign(key, statement(seconds, text));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteLine(verifier.name(), verifier.keyId(), timed);
    }

    /** What is signed. */
    static String statement(long seconds, String text) {
        return STATEMENT + seconds + "\n" + text;
    }

    @Override
    public String toString() {
        return "Cosigner(" + verifier.name() + ")";
    }
}
