package io.trialledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file with a JSON object in each line (NDJSON), holding one line at a time. Not thread-safe. */
public final class JsonLines {

    /** The longest line taken: a commit has at most 16 MB, base64 and headers on top. */
    public static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    private final Lines lines;
    private final JsonLineParser parser = new JsonLineParser();
    private long lineNumber;

    /** Reads from {@code in}; the caller closes it. */
    public JsonLines(InputStream in) {
        this.lines = new Lines(in, MAX_LINE_BYTES);
    }

    /** Number of the line read last, 1-based. */
    public long lineNumber() {
        return lineNumber;
    }

    /**
     * The next line, to be used up before the one after it is asked for; empty at the end of the stream. After a {@link
     * BundleException} the next call reads the next line.
     *
     * @throws BundleException if the line isn't one object, too long, or cut off before its newline
     * @throws IOException if the stream fails
     */
    public Optional<JsonLine> next() throws IOException {
        lineNumber++;
        if (!lines.next()) {
            lineNumber--;
            return Optional.empty();
        }
        return Optional.of(parser.parse(lines.bytes(), lines.from(), lines.to()));
    }
}
