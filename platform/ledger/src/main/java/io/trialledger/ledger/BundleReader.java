package io.trialledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle line by line from a stream, holding one line at a time. It checks the form of each line, not what the lines say.
 * Not thread-safe.
 */
public final class BundleReader {

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
    private static final Set<String> PROVEN =
            Stream.concat(EVENT.stream(), Stream.of("proof")).collect(Collectors.toUnmodifiableSet());

    private final JsonLines lines;

    /** The forms of events that were found right. */
    private List<String> eventForm = List.of();

    private List<String> provenForm = List.of();

    /** Reads from {@code in}; the caller closes it. */
    public BundleReader(InputStream in) {
        this.lines = new JsonLines(in);
    }

    /** Number of the line read last, 1-based. */
    public long lineNumber() {
        return lines.lineNumber();
    }

    /**
     * The next line, or empty at the end of the stream. After a {@link BundleException} the next call reads the next line.
     *
     * @throws BundleException if the line isn't of the format, too long, or cut off before its newline
     * @throws IOException if the stream fails
     */
    public Optional<BundleLine> next() throws IOException {
        return lines.next().map(this::line);
    }

    private BundleLine line(JsonLine json) {
        if (json.form() == eventForm) {
            return event(json);
        } else if (json.form() == provenForm) {
            return proven(json);
        } else if (json.has("position")) {
            return position(json);
        } else if (json.has("bundle")) {
            require(json, Set.of("bundle", "study", "logs"));
            if (!json.text("bundle").equals(BundleWriter.FORMAT)) {
                throw new BundleException("a bundle of another format: " + json.text("bundle"));
            }
            return new BundleLine.Start(json.text("study"), json.texts("logs"));
        } else if (json.has("part")) {
            require(json, Set.of("log", "part", "size", "vkey"));
            if (!json.truth("part")) {
                throw new BundleException("\"part\" is not true");
            }
            return new BundleLine.PartStart(json.text("log"), json.number("size"), json.text("vkey"));
        } else if (json.has("log")) {
            require(json, Set.of("log", "from", "size", "vkey"));
            return new BundleLine.LogStart(
                    json.text("log"), json.number("from"), json.number("size"), json.text("vkey"));
        } else if (json.has("checkpoint")) {
            require(json, Set.of("checkpoint"));
            return new BundleLine.Close(json.text("checkpoint"));
        }
        require(json, Set.of("end", "logs"));
        if (!json.truth("end")) {
            throw new BundleException("\"end\" is not true");
        }
        return new BundleLine.End(json.number("logs"));
    }

    private BundleLine position(JsonLine json) {
        if (!json.has("cid")) {
            require(json, HIDDEN);
            return new BundleLine.Hidden(json.number("position"), json.hash("leaf"));
        } else if (json.has("proof")) {
            require(json, PROVEN);
            provenForm = json.form();
            return proven(json);
        }
        require(json, EVENT);
        eventForm = json.form();
        return event(json);
    }

    private static ProvenEvent proven(JsonLine json) {
        return new ProvenEvent(event(json), json.hashes("proof"));
    }

    private static BundleEvent event(JsonLine json) {
        return new BundleEvent(
                json.number("position"),
                json.text("cid"),
                count(json, "index"),
                count(json, "of"),
                json.number("at"),
                json.text("eventId"),
                textOrNull(json, "aggregateType"),
                textOrNull(json, "aggregateId"),
                sequence(json),
                json.number("timestamp"),
                json.text("type"),
                textOrNull(json, "revision"),
                json.hash("salt"),
                json.bytes("payload"),
                json.bytes("metadata"),
                json.hash("leaf"));
    }

    private static @Nullable Long sequence(JsonLine json) {
        OptionalLong sequence = json.optionalNumber("sequence");
        return sequence.isPresent() ? sequence.getAsLong() : null;
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
}
