package io.trialledger.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle line by line from a stream, holding one line at a time. It checks the form of each line, not what the lines say.
 * Not thread-safe.
 */
public final class BundleReader {

    /** The longest line taken: a commit has at most 16 MB, base64 and headers on top. */
    public static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    private static final Set<String> HIDDEN = Set.of("position", "leaf");
    private static final Set<String> EVENT = Set.of(
            "position",
            "cid",
            "index",
            "of",
            "at",
            "eventId",
            "aggregateType",
            "aggregateId",
            "sequence",
            "timestamp",
            "type",
            "revision",
            "salt",
            "payload",
            "metadata",
            "leaf");

    private final InputStream in;
    private long lineNumber;

    /** Reads from {@code in}; the caller closes it. */
    public BundleReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Number of the line read last, 1-based. */
    public long lineNumber() {
        return lineNumber;
    }

    /**
     * The next line, or empty at the end of the stream. After a {@link BundleException} the next call reads the next line.
     *
     * @throws BundleException if the line isn't of the format, too long, or cut off before its newline
     * @throws IOException if the stream fails
     */
    public Optional<BundleLine> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        lineNumber++;
        return Optional.of(line(JsonLine.parse(text(first))));
    }

    private String text(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (int b = first; b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new BundleException("the bundle is cut off in the middle of a line");
            }
            if (bytes.size() == MAX_LINE_BYTES) {
                throw new BundleException("a line is longer than " + MAX_LINE_BYTES + " bytes");
            }
            bytes.write(b);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BundleException("a line isn't UTF-8");
        }
    }

    private static BundleLine line(JsonLine json) {
        if (json.has("bundle")) {
            require(json, Set.of("bundle", "study", "logs"));
            if (!json.text("bundle").equals(BundleWriter.FORMAT)) {
                throw new BundleException("a bundle of another format: " + json.text("bundle"));
            }
            return new BundleLine.Start(json.text("study"), json.texts("logs"));
        } else if (json.has("log")) {
            require(json, Set.of("log", "from", "size", "vkey"));
            return new BundleLine.LogStart(
                    json.text("log"), json.number("from"), json.number("size"), json.text("vkey"));
        } else if (json.has("checkpoint")) {
            require(json, Set.of("checkpoint"));
            return new BundleLine.Close(json.text("checkpoint"));
        } else if (json.has("end")) {
            require(json, Set.of("end", "logs"));
            if (!json.truth("end")) {
                throw new BundleException("\"end\" is not true");
            }
            return new BundleLine.End(json.number("logs"));
        } else if (json.has("position") && !json.has("cid")) {
            require(json, HIDDEN);
            return new BundleLine.Hidden(json.number("position"), hash(json, "leaf"));
        }
        return event(json);
    }

    private static BundleEvent event(JsonLine json) {
        require(json, EVENT);
        return new BundleEvent(
                json.number("position"),
                json.text("cid"),
                count(json, "index"),
                count(json, "of"),
                json.number("at"),
                json.text("eventId"),
                textOrNull(json, "aggregateType"),
                textOrNull(json, "aggregateId"),
                json.optionalNumber("sequence").isPresent() ? json.number("sequence") : null,
                json.number("timestamp"),
                json.text("type"),
                textOrNull(json, "revision"),
                hash(json, "salt"),
                bytes(json, "payload"),
                bytes(json, "metadata"),
                hash(json, "leaf"));
    }

    private static void require(JsonLine json, Set<String> names) {
        if (!json.names().equals(names)) {
            throw new BundleException(
                    "a line with the members " + json.names().stream().sorted().toList());
        }
    }

    private static @Nullable String textOrNull(JsonLine json, String name) {
        String text = json.optionalText(name).orElse(null);
        if (text != null && text.isEmpty()) {
            throw new BundleException("\"" + name + "\" is empty instead of null");
        }
        return text;
    }

    private static int count(JsonLine json, String name) {
        long number = json.number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new BundleException("\"" + name + "\" is out of range: " + number);
        }
        return (int) number;
    }

    private static byte[] hash(JsonLine json, String name) {
        byte[] bytes = bytes(json, name);
        if (bytes.length != Hash.BYTES) {
            throw new BundleException("\"" + name + "\" has not 32 bytes but " + bytes.length);
        }
        return bytes;
    }

    /** Only the canonical form, so that no two texts mean the same bytes. */
    private static byte[] bytes(JsonLine json, String name) {
        String text = json.text(name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BundleException("\"" + name + "\" isn't base64");
        }
        throw new BundleException("\"" + name + "\" isn't canonical base64");
    }
}
