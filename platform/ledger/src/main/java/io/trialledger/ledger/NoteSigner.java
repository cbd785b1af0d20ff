package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** The private half of a key that signs notes: Ed25519 with a name. Immutable and thread-safe; shows nothing of the key. */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new key. Keep {@link #pkcs8()} outside the database. */
    public static NoteSigner generate(String name) {
        try {
            return of(
                    name,
                    KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /**
     * The signer with a stored key.
     *
     * @param name by custom the log's origin
     * @param pkcs8 the Ed25519 private key in PKCS #8 (RFC 8410)
     * @throws NoteException if the name or key can't be used
     */
    public static NoteSigner of(String name, byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            NoteSigner signer = new NoteSigner(key, NoteVerifier.of(name, rawPublicKey(key)));
            if (!signer.verifier.verifies(name, signer.signature(name))) {
                throw new NoteException("the public key derived for " + name + " doesn't verify its signatures");
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new NoteException("not an Ed25519 private key in PKCS #8 for " + name);
        }
    }

    /** What others need to verify: its {@code toString()} is the vkey. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The private key, for storing it. */
    public byte[] pkcs8() {
        return key.getEncoded();
    }

    byte[] signature(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with the key of " + verifier.name() + " failed", e);
        }
    }

    /** The JDK has no call for it: its generator is given the seed as its randomness. {@link #of} checks the outcome. */
    private static byte[] rawPublicKey(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new NoteException("the private key doesn't disclose its bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new Seed(seed));
        byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(x509, x509.length - 32, x509.length);
    }

    @Override
    public String toString() {
        return "NoteSigner(" + verifier.name() + ")";
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            ByteBuffer.wrap(bytes).put(seed);
        }
    }
}
