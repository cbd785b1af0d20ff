package io.trialledger.ledger;

import java.security.PrivateKey;

/**
 * The private half of a key with which a log signs its notes: Ed25519 with a name. Who vouches for another's log signs with a
 * {@link Cosigner} instead. Immutable and thread-safe; shows nothing of the key.
 */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new key. Keep {@link #pkcs8()} outside the database. */
    public static NoteSigner generate(String name) {
        return of(name, Ed25519.newPkcs8());
    }

    /**
     * The signer with a stored key.
     *
     * @param name by custom the log's origin
     * @param pkcs8 the Ed25519 private key in PKCS #8 (RFC 8410)
     * @throws NoteException if the name or key can't be used
     */
    public static NoteSigner of(String name, byte[] pkcs8) {
        PrivateKey key = Ed25519.privateKey(name, pkcs8);
        return new NoteSigner(key, NoteVerifier.of(name, NoteVerifier.ED25519, Ed25519.rawPublicKey(name, key)));
    }

    /** What others need to verify: its {@code toString()} is the vkey. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The private key, for storing it. */
    public byte[] pkcs8() {
        return key.getEncoded();
    }

    NoteLine line(String text) {
        return new NoteLine(verifier.name(), verifier.keyId(), Ed25519.sign(key, text));
    }

    @Override
    public String toString() {
        return "NoteSigner(" + verifier.name() + ")";
    }
}
