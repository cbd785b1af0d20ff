package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One flat JSON object, as a line of a bundle holds it: members are texts, whole numbers, true, false, null or lists of texts.
 * Strict: no nesting, no fractions, no member twice, nothing after the object. That small, so that the verifier needs no library.
 */
public final class JsonLine {

    private final Map<String, Value> members;

    private JsonLine(Map<String, Value> members) {
        this.members = members;
    }

    /**
     * Reads one object.
     *
     * @throws BundleException if {@code json} is anything else
     */
    public static JsonLine parse(String json) {
        return new JsonLine(new Parser(json).object());
    }

    /** Starts an object to be written. */
    public static Writer write() {
        return new Writer();
    }

    /** The members' names. */
    public Set<String> names() {
        return Set.copyOf(members.keySet());
    }

    /** Whether there is such a member, null included. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new BundleException("\"" + name + "\" is missing"));
    }

    /** A text, or empty if it is null or absent. */
    public Optional<String> optionalText(String name) {
        Value value = value(name);
        if (value instanceof Text text) {
            return Optional.of(text.text);
        }
        requireNone(value, name, "a text");
        return Optional.empty();
    }

    /** A whole number that must be there. */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> new BundleException("\"" + name + "\" is missing"));
    }

    /** A whole number, or empty if it is null or absent. */
    public OptionalLong optionalNumber(String name) {
        Value value = value(name);
        if (value instanceof Whole whole) {
            return OptionalLong.of(whole.number);
        }
        requireNone(value, name, "a whole number");
        return OptionalLong.empty();
    }

    /** A list of texts that must be there. */
    public List<String> texts(String name) {
        if (value(name) instanceof Texts texts) {
            return texts.texts;
        }
        throw new BundleException("\"" + name + "\" isn't a list of texts");
    }

    /** A true or false that must be there. */
    public boolean truth(String name) {
        if (value(name) instanceof Truth truth) {
            return truth.truth;
        }
        throw new BundleException("\"" + name + "\" is neither true nor false");
    }

    private Value value(String name) {
        return members.getOrDefault(name, new None());
    }

    private static void requireNone(Value value, String name, String wanted) {
        if (!(value instanceof None)) {
            throw new BundleException("\"" + name + "\" isn't " + wanted);
        }
    }

    private sealed interface Value {}

    private record None() implements Value {}

    private record Text(String text) implements Value {}

    private record Whole(long number) implements Value {}

    private record Truth(boolean truth) implements Value {}

    private record Texts(List<String> texts) implements Value {}

    /** Writes one object; members come out in the order they were put. */
    public static final class Writer {

        private final StringBuilder out = new StringBuilder(256).append('{');

        private Writer() {}

        /** Adds a text. */
        public Writer put(String name, String text) {
            member(name);
            quote(text);
            return this;
        }

        /** Adds a whole number. */
        public Writer put(String name, long number) {
            member(name);
            out.append(number);
            return this;
        }

        /** Adds true or false. */
        public Writer put(String name, boolean truth) {
            member(name);
            out.append(truth);
            return this;
        }

        /** Adds a list of texts. */
        public Writer put(String name, List<String> texts) {
            member(name);
            out.append('[');
            for (int i = 0; i < texts.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                quote(texts.get(i));
            }
            out.append(']');
            return this;
        }

        /** Adds a null. */
        public Writer putNull(String name) {
            member(name);
            out.append("null");
            return this;
        }

        /** The object, without a newline. */
        @Override
        public String toString() {
            return out + "}";
        }

        private void member(String name) {
            if (out.length() > 1) {
                out.append(',');
            }
            quote(name);
            out.append(':');
        }

        private void quote(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> {
                        if (c < 0x20 || Character.isSurrogate(c)) {
                            out.append(String.format("\\u%04x", (int) c));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            out.append('"');
        }
    }

    private static final class Parser {

        private final String json;
        private int at;

        Parser(String json) {
            this.json = json;
        }

        Map<String, Value> object() {
            Map<String, Value> members = new LinkedHashMap<>();
            expect('{');
            if (!accept('}')) {
                do {
                    String name = string();
                    expect(':');
                    if (members.put(name, value()) != null) {
                        throw bad("the member \"" + name + "\" appears twice");
                    }
                } while (accept(','));
                expect('}');
            }
            skipSpace();
            if (at < json.length()) {
                throw bad("something follows the object");
            }
            return members;
        }

        private Value value() {
            skipSpace();
            char c = at < json.length() ? json.charAt(at) : ' ';
            if (c == '"') {
                return new Text(string());
            } else if (c == '[') {
                return new Texts(strings());
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                return new Whole(number());
            } else if (acceptWord("true")) {
                return new Truth(true);
            } else if (acceptWord("false")) {
                return new Truth(false);
            } else if (acceptWord("null")) {
                return new None();
            }
            throw bad("neither a text, a whole number, true, false, null nor a list of texts");
        }

        private List<String> strings() {
            List<String> texts = new ArrayList<>();
            expect('[');
            if (!accept(']')) {
                do {
                    texts.add(string());
                } while (accept(','));
                expect(']');
            }
            return List.copyOf(texts);
        }

        private long number() {
            int start = at;
            while (at < json.length() && "+-.eE0123456789".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
            String digits = json.substring(start, at);
            if (!digits.matches("0|-?[1-9][0-9]*")) {
                throw bad("not a whole number: " + digits);
            }
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                throw bad("a number beyond 64 bits: " + digits);
            }
        }

        private String string() {
            expect('"');
            StringBuilder text = new StringBuilder();
            while (at < json.length() && json.charAt(at) != '"') {
                char c = json.charAt(at++);
                if (c < 0x20) {
                    throw bad("a control character in a text");
                }
                text.append(c == '\\' ? escaped() : c);
            }
            if (at >= json.length()) {
                throw bad("the line is cut off inside a text");
            }
            at++;
            requirePairs(text);
            return text.toString();
        }

        private char escaped() {
            char c = at < json.length() ? json.charAt(at++) : ' ';
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw bad("an unknown escape");
            };
        }

        private char unicode() {
            String hex = json.substring(at, Math.min(at + 4, json.length()));
            if (!hex.matches("[0-9a-fA-F]{4}")) {
                throw bad("an unknown escape");
            }
            at += 4;
            return (char) Integer.parseInt(hex, 16);
        }

        private void requirePairs(CharSequence text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c)) {
                    throw bad("half a surrogate pair in a text");
                }
            }
        }

        private void skipSpace() {
            while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean accept(char wanted) {
            skipSpace();
            if (at < json.length() && json.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private boolean acceptWord(String word) {
            if (json.startsWith(word, at)) {
                at += word.length();
                return true;
            }
            return false;
        }

        private void expect(char wanted) {
            if (!accept(wanted)) {
                throw bad(at < json.length() ? "expected '" + wanted + "'" : "the line is cut off");
            }
        }

        private BundleException bad(String why) {
            return new BundleException("not a JSON object of the bundle format at character " + (at + 1) + ": " + why);
        }
    }
}
