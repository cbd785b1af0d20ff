package io.trialledger.verifier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of a bundle, never read further than the manifest says, so that one without end ends. */
class StatedFile extends FilterInputStream {

    private final Manifest.File stated;
    private long count;

    StatedFile(InputStream in, Manifest.File stated) {
        super(in);
        this.stated = stated;
    }

    /** Bytes read so far. */
    final long count() {
        return count;
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
        count += Math.max(read, 0);
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
}
