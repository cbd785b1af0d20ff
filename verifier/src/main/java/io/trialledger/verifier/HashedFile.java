package io.trialledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file of a bundle, read once and compared with what the manifest says of it. */
final class HashedFile extends StatedFile {

    private final Manifest.File stated;
    private final MessageDigest digest = sha256();

    HashedFile(InputStream in, Manifest.File stated) {
        super(in, stated);
        this.stated = stated;
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            digest.update(bytes, from, read);
        }
        return read;
    }

    /** Reads what wasn't read yet, and says what is wrong with the file. */
    Optional<String> check() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (count() < stated.bytes()) {
            return Optional.of(
                    "has " + Report.count(count()) + " bytes, the manifest says " + Report.count(stated.bytes()));
        }
        if (in.read() >= 0) {
            return Optional.of("has more than the " + Report.count(stated.bytes()) + " bytes that the manifest says");
        }
        return HexFormat.of().formatHex(digest.digest()).equals(stated.sha256())
                ? Optional.empty()
                : Optional.of("its SHA-256 isn't the one in the manifest");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
