package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One JSON object, as a line of a bundle holds it: members are texts, whole numbers, true, false, null, objects, or lists of texts
 * or of objects; the objects within hold no further objects or lists. Strict: no other nesting, no fractions, no member twice, at
 * most 100 members, nothing after the object. That small, so that the verifier needs no library. Not thread-safe.
 */
public final class JsonLine {

    private final List<String> names;
    private final List<JsonValue> values;

    /** Where the next member is looked for first: they are mostly asked for in their order. */
    private int next;

    JsonLine(List<String> names, List<JsonValue> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Reads one object.
     *
     * @throws BundleException if {@code json} is anything else
     */
    public static JsonLine parse(String json) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            return new JsonLineParser().parse(utf8.array(), 0, utf8.limit());
        } catch (CharacterCodingException e) {
            throw new BundleException("half a surrogate pair in a line");
        }
    }

    /**
     * Reads one object out of UTF-8 bytes, which must not change while it is used.
     *
     * @throws BundleException if they are anything else
     */
    public static JsonLine parse(byte[] utf8) {
        return new JsonLineParser().parse(utf8);
    }

    /** Starts an object to be written. */
    public static JsonLineWriter write() {
        return new JsonLineWriter();
    }

    /** The members' names. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** The members' names in their order; for lines of one form read one after the other it is the same instance. */
    List<String> form() {
        return names;
    }

    /** Whether there is such a member, null included. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** A text, or empty if it is null or absent. */
    public Optional<String> optionalText(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Text text) {
            return Optional.of(text.text());
        }
        requireNone(value, name, "a text");
        return Optional.empty();
    }

    /** A whole number that must be there. */
    public long number(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Whole whole) {
            return whole.number();
        }
        requireNone(value, name, "a whole number");
        throw missing(name);
    }

    /** A whole number, or empty if it is null or absent. */
    public OptionalLong optionalNumber(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Whole whole) {
            return OptionalLong.of(whole.number());
        }
        requireNone(value, name, "a whole number");
        return OptionalLong.empty();
    }

    /** A list of texts that must be there. */
    public List<String> texts(String name) {
        if (value(name) instanceof JsonValue.Many many && many.objects().isEmpty()) {
            return many.texts();
        }
        throw new BundleException("\"" + name + "\" isn't a list of texts");
    }

    /** A list of objects that must be there. */
    public List<JsonLine> objects(String name) {
        if (value(name) instanceof JsonValue.Many many && many.texts().isEmpty()) {
            return many.objects();
        }
        throw new BundleException("\"" + name + "\" isn't a list of objects");
    }

    /** An object that must be there. */
    public JsonLine object(String name) {
        if (value(name) instanceof JsonValue.Nested nested) {
            return nested.object();
        }
        throw new BundleException("\"" + name + "\" isn't an object");
    }

    /** A true or false that must be there. */
    public boolean truth(String name) {
        if (value(name) instanceof JsonValue.Truth truth) {
            return truth.truth();
        }
        throw new BundleException("\"" + name + "\" is neither true nor false");
    }

    /** Bytes written in base64 that must be there; only the canonical form, so that no two texts mean the same bytes. */
    byte[] bytes(String name) {
        JsonValue value = value(name);
        if (!(value instanceof JsonValue.Text text)) {
            requireNone(value, name, "a text");
            throw missing(name);
        }
        return bytes(name, text.line(), text.from(), text.to());
    }

    private static byte[] bytes(String name, byte[] text, int from, int to) {
        try {
            return Base64Text.decode(text, from, to);
        } catch (IllegalArgumentException e) {
            throw new BundleException("\"" + name + "\" isn't canonical base64: " + e.getMessage());
        }
    }

    /** A hash in base64. */
    byte[] hash(String name) {
        return requireHash(name, bytes(name));
    }

    /** A list of hashes in base64. */
    List<byte[]> hashes(String name) {
        List<byte[]> hashes = new ArrayList<>();
        for (String text : texts(name)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            hashes.add(requireHash(name, bytes(name, utf8, 0, utf8.length)));
        }
        return hashes;
    }

    private static byte[] requireHash(String name, byte[] bytes) {
        if (bytes.length != Hash.BYTES) {
            throw new BundleException("\"" + name + "\" has not 32 bytes but " + bytes.length);
        }
        return bytes;
    }

    private JsonValue value(String name) {
        int count = names.size();
        for (int i = 0; i < count; i++) {
            int at = next + i < count ? next + i : next + i - count;
            if (names.get(at).equals(name)) {
                next = at + 1 == count ? 0 : at + 1;
                return values.get(at);
            }
        }
        return JsonValue.NONE;
    }

    private static void requireNone(JsonValue value, String name, String wanted) {
        if (value != JsonValue.NONE) {
            throw new BundleException("\"" + name + "\" isn't " + wanted);
        }
    }

    private static BundleException missing(String name) {
        return new BundleException("\"" + name + "\" is missing");
    }
}
