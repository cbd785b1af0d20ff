package io.trialledger.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads how the lines of a file begin, however long they are. Not thread-safe. */
final class LineHeads {

    private static final int HEAD = 64;

    private final InputStream in;

    LineHeads(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Up to 64 bytes of the next line; empty at the end. */
    String next() throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (length < HEAD) {
                head[length++] = (byte) b;
            }
        }
        return new String(head, 0, length, StandardCharsets.US_ASCII);
    }
}
