package io.trialledger.verifier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file of a bundle, read once and compared with what the manifest says of it; never read further than that says. */
final class HashedFile extends FilterInputStream {

    private final Manifest.File stated;
    private final MessageDigest digest = sha256();
    private long count;

    HashedFile(InputStream in, Manifest.File stated) {
        super(in);
        this.stated = stated;
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        long left = stated.bytes() - count;
        if (left <= 0 && length > 0) {
            return -1;
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read > 0) {
            digest.update(bytes, from, read);
            count += read;
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what wasn't read yet, and says what is wrong with the file. */
    Optional<String> check() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (count < stated.bytes()) {
            return Optional.of(
                    "has " + Report.count(count) + " bytes, the manifest says " + Report.count(stated.bytes()));
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
