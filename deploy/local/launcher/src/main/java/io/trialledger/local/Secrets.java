package io.trialledger.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/** Keys and passwords of this installation, made at its first start and kept in a file that only its owner can read. */
final class Secrets {

    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path folder) {
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        secrets.load();
        return secrets;
    }

    /** 32 random bytes, base64. */
    String key(String name) {
        return get("key." + name, Secrets::random);
    }

    /** An Ed25519 private key, PKCS #8, base64. */
    String signingKey(String name) {
        return get("signing-key." + name, Secrets::ed25519);
    }

    String clientSecret(String clientId) {
        return get("client." + clientId, Secrets::password);
    }

    private String get(String name, Supplier<String> make) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        String made = make.get();
        values.setProperty(name, made);
        store();
        return made;
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As random as a key, in letters that need no escaping in a form or a header. */
    private static String password() {
        return random().replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String ed25519() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return Base64.getEncoder().encodeToString(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    private void load() {
        if (!Files.exists(file)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("secrets of this installation: " + file, e);
        }
    }

    private void store() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(
                        writer, "Secrets of this installation. Without key.master no sealed value can be read again.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("secrets of this installation: " + file, e);
        }
    }
}
