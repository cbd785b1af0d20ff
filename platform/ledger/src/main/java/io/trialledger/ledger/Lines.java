package io.trialledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without copying them: each stands in a buffer until the next is asked for. Not thread-safe. */
final class Lines {

    private final InputStream in;
    private final int maxLineBytes;

    private byte[] buffer;
    private int from;
    private int to;
    private int next;
    private int filled;

    Lines(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
        this.buffer = new byte[Math.min(1 << 16, maxLineBytes + 1)];
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the stream
     * @throws BundleException if the line is too long or cut off before its newline; it is skipped
     */
    boolean next() throws IOException {
        from = next;
        int searched = from;
        while (true) {
            int newline = newline(searched);
            if (newline >= 0) {
                to = newline;
                next = newline + 1;
                return true;
            }
            if (filled - from > maxLineBytes) {
                skipLine();
                throw new BundleException("a line is longer than " + maxLineBytes + " bytes");
            }
            searched = filled - from;
            if (!fill()) {
                break;
            }
        }
        next = filled;
        if (from == filled) {
            return false;
        }
        throw new BundleException("the bundle is cut off in the middle of a line");
    }

    /** Where the line stands, without its newline: from {@link #from()} to {@link #to()}, exclusive. */
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Moves what is left of the line to the front and reads more behind it; false at the end of the stream. */
    private boolean fill() throws IOException {
        int left = filled - from;
        if (left == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, maxLineBytes + 1));
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, left);
        }
        from = 0;
        filled = left;
        int count = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(count, 0);
        return count >= 0;
    }

    /** Where the next newline is that was read, from {@code searched} on; -1 if there is none yet. */
    private int newline(int searched) {
        int i = searched;
        while (i + EightBytes.COUNT <= filled && !EightBytes.contain(buffer, i, (byte) '\n')) {
            i += EightBytes.COUNT;
        }
        while (i < filled && buffer[i] != '\n') {
            i++;
        }
        return i < filled ? i : -1;
    }

    private void skipLine() throws IOException {
        filled = 0;
        from = 0;
        next = 0;
        while (true) {
            int count = in.read(buffer, 0, buffer.length);
            filled = Math.max(count, 0);
            int newline = newline(0);
            if (newline >= 0) {
                next = newline + 1;
                return;
            }
            if (count < 0) {
                return;
            }
        }
    }
}
