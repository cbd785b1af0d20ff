package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK alone. Public keys are their 32 bytes, private ones PKCS #8 (RFC 8410). */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static byte[] newPkcs8() {
        try {
            return KeyPairGenerator.getInstance(NAME)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /** @throws NoteException if it isn't an Ed25519 key; the message names the key {@code name} and shows nothing of it */
    static PrivateKey privateKey(String name, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new NoteException("not an Ed25519 private key in PKCS #8 for " + name);
        }
    }

    static PublicKey publicKey(byte[] raw) {
        if (raw.length != KEY_BYTES) {
            throw new NoteException("an Ed25519 key has 32 bytes, this one " + raw.length);
        }
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_BYTES)
                .put(X509_PREFIX)
                .put(raw)
                .array();
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new NoteException("not an Ed25519 key: " + e.getMessage());
        }
    }

    /**
     * The public half of a private key. The JDK has no call for it: its generator is given the seed as its randomness, and the
     * outcome is checked by a signature.
     */
    static byte[] rawPublicKey(String name, PrivateKey key) {
        try {
            byte[] seed = ((EdECPrivateKey) key)
                    .getBytes()
                    .orElseThrow(() -> new NoteException("the private key of " + name + " doesn't disclose its bytes"));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(255, new Seed(seed));
            byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(x509, x509.length - KEY_BYTES, x509.length);
            if (!verifies(publicKey(raw), name, sign(key, name))) {
                throw new NoteException("the public key derived for " + name + " doesn't verify its signatures");
            }
            return raw;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key of " + name + " can't be derived", e);
        }
    }

    /** The signature of the text's UTF-8 bytes. */
    static byte[] sign(PrivateKey key, String text) {
        try {
            Signature ed25519 = Signature.getInstance(NAME);
            ed25519.initSign(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /** False for whatever isn't that key's signature of the text, malformed ones included. */
    static boolean verifies(PublicKey key, String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance(NAME);
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
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
