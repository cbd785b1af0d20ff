package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sealed values in an event as it is stored, each with its place. They are known by their form, since a bundle doesn't say
 * which fields are sealed; whether it is good JSON otherwise isn't asked.
 */
final class SealedValues {

    private static final byte[] BEGINNING = {'"', 's', '1', ':'};

    /** What lies deeper isn't looked at: no event does. */
    private static final int DEEPEST = 500;

    private final byte[] json;
    private final String root;
    private final List<Value> found;
    private final Deque<Level> open = new ArrayDeque<>();
    private int at;

    private SealedValues(byte[] json, String root, List<Value> found) {
        this.json = json;
        this.root = root;
        this.found = found;
    }

    /**
     * One of them.
     *
     * @param path where it stands (JSON Pointer, RFC 6901), beginning with {@code /payload} or {@code /metadata}
     * @param scope of the key it is sealed with
     * @param padded bytes that were sealed: a text of another class of length is not what it says
     */
    record Value(String path, String scope, int padded) {

        private static final Pattern FORM = Pattern.compile("s1:(.+):([A-Za-z0-9_-]+)", Pattern.DOTALL);
        private static final int NONCE_AND_TAG = 12 + 16;
        private static final int LENGTH = 4;
        private static final int SMALLEST = 64;
        private static final String FREE_TEXT = "text/";

        static Optional<Value> of(String path, String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                return Optional.empty();
            }
            long padded = form.group(2).length() * 6L / 8 - NONCE_AND_TAG;
            return padded == classOf(padded - LENGTH)
                    ? Optional.of(new Value(path, form.group(1), (int) padded))
                    : Optional.empty();
        }

        private static long classOf(long length) {
            long size = SMALLEST;
            while (size < length + LENGTH) {
                size *= 4;
            }
            return size;
        }

        boolean isFreeText() {
            return scope.startsWith(FREE_TEXT);
        }

        /** Whether it can say this. */
        boolean fits(int utf8Bytes) {
            return classOf(utf8Bytes) == padded;
        }

        /** What kind of value it is, and in which field; places of a list are one field. */
        String kindAndField() {
            return kind() + " in " + path.substring(1).replaceAll("/[0-9]+(?=/|$)", "/*");
        }

        private String kind() {
            return switch (scope.replaceFirst("/.*", "")) {
                case "text" -> "free text";
                case "subject" -> "identity";
                case "allocation" -> "allocation";
                case "allocation-list" -> "allocation list";
                default -> "other value";
            };
        }
    }

    static List<Value> in(BundleEvent event) {
        boolean inPayload = mayHoldOne(event.payload());
        boolean inMetadata = mayHoldOne(event.metadata());
        if (!inPayload && !inMetadata) {
            return List.of();
        }
        List<Value> found = new ArrayList<>();
        if (inPayload) {
            new SealedValues(event.payload(), "/payload", found).look();
        }
        if (inMetadata) {
            new SealedValues(event.metadata(), "/metadata", found).look();
        }
        return found;
    }

    /** Looks at every fourth byte: a beginning has four, no two of them the same. */
    private static boolean mayHoldOne(byte[] json) {
        for (int i = BEGINNING.length - 1; i < json.length; i += BEGINNING.length) {
            byte c = json[i];
            boolean begins = c == BEGINNING[3]
                    ? beginsAt(i - 3, json)
                    : c == BEGINNING[2]
                            ? beginsAt(i - 2, json)
                            : c == BEGINNING[1] ? beginsAt(i - 1, json) : c == BEGINNING[0] && beginsAt(i, json);
            if (begins) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAt(int from, byte[] json) {
        return from >= 0
                && from + BEGINNING.length <= json.length
                && Arrays.equals(json, from, from + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** An object or a list that is open, and the place in it. */
    private static final class Level {

        private final boolean list;
        private boolean named;
        private String name = "";
        private int index;

        Level(boolean list) {
            this.list = list;
        }

        String step() {
            return "/"
                    + (list ? Integer.toString(index) : name.replace("~", "~0").replace("/", "~1"));
        }
    }

    private void look() {
        while (at < json.length && open.size() <= DEEPEST) {
            byte c = json[at++];
            Level level = open.peekLast();
            if (c == '"') {
                text(level);
            } else if (c == '{' || c == '[') {
                open.addLast(new Level(c == '['));
            } else if (c == '}' || c == ']') {
                open.pollLast();
            } else if (c == ',' && level != null) {
                level.index++;
                level.named = false;
            }
        }
    }

    /** A name, or a value. */
    private void text(@Nullable Level level) {
        int first = at;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        int end = Math.min(at, json.length);
        at = end + 1;
        if (level != null && !level.list && !level.named) {
            level.named = true;
            level.name = new String(json, first, end - first, StandardCharsets.UTF_8);
        } else if (json[Math.min(first, json.length - 1)] == 's') {
            Value.of(path(), new String(json, first, end - first, StandardCharsets.UTF_8))
                    .ifPresent(found::add);
        }
    }

    private String path() {
        return root + open.stream().map(Level::step).collect(Collectors.joining());
    }
}
