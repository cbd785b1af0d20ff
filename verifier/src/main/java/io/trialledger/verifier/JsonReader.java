package io.trialledger.verifier;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON of any shape out of a script, piece by piece; only what is asked for is kept. Not thread-safe. */
final class JsonReader {

    /** No event is nested deeper. */
    private static final int DEEPEST = 500;

    /** As long as the longest line of a log. */
    private static final int LONGEST = 32 * 1024 * 1024;

    /** A script would take this member for the object's kind: what it shows then stands in no member. */
    private static final String KIND = "__proto__";

    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int filled;
    private int left = LONGEST;

    JsonReader(Reader in) {
        this.in = in;
    }

    /** It isn't JSON, or longer or deeper than any that is told. */
    @SuppressWarnings("serial") // never written
    static final class NotJson extends IOException {

        NotJson(String why) {
            super(why);
        }
    }

    /** The next character that isn't space; -1 at the end. */
    int peek() throws IOException {
        int next = look();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            at++;
            next = look();
        }
        return next;
    }

    /** Whether this comes next; reads past it. */
    boolean accept(char wanted) throws IOException {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    void expect(String wanted) throws IOException {
        for (int i = 0; i < wanted.length(); i++) {
            if (i == 0 ? !accept(wanted.charAt(0)) : next() != wanted.charAt(i)) {
                throw new NotJson("expected " + wanted);
            }
        }
    }

    void requireEnd() throws IOException {
        if (peek() >= 0) {
            throw new NotJson("something follows");
        }
    }

    /** One value. Of members of the same name the last counts, as in a browser. */
    Json value() throws IOException {
        left = LONGEST;
        return value(0);
    }

    private Json value(int depth) throws IOException {
        int c = peek();
        if (c == '"') {
            return new Json.Text(string());
        } else if (c == '{' && depth < DEEPEST) {
            return object(depth);
        } else if (c == '[' && depth < DEEPEST) {
            return list(depth);
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            return number();
        }
        return word();
    }

    private Json object(int depth) throws IOException {
        Map<String, Json> members = new HashMap<>();
        expect("{");
        if (!accept('}')) {
            do {
                String name = name();
                members.put(name, value(depth + 1));
            } while (accept(','));
            expect("}");
        }
        return new Json.Members(members);
    }

    private Json list(int depth) throws IOException {
        List<Json> items = new ArrayList<>();
        expect("[");
        if (!accept(']')) {
            do {
                items.add(value(depth + 1));
            } while (accept(','));
            expect("]");
        }
        return new Json.Items(items);
    }

    /** A member's name and what parts it from its value. */
    String name() throws IOException {
        String name = string();
        if (name.equals(KIND)) {
            throw new NotJson("a member " + KIND);
        }
        expect(":");
        return name;
    }

    private Json number() throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int c = look(); c >= 0 && "+-.0123456789eE".indexOf(c) >= 0; c = look()) {
            digits.append(next());
        }
        String number = digits.toString();
        if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new NotJson("not a number");
        }
        return new Json.Number(Double.parseDouble(number));
    }

    private Json word() throws IOException {
        StringBuilder letters = new StringBuilder();
        for (int c = look(); c >= 'a' && c <= 'z' && letters.length() < 6; c = look()) {
            letters.append(next());
        }
        String word = letters.toString();
        if (word.equals("null")) {
            return Json.NULL;
        } else if (word.equals("true") || word.equals("false")) {
            return new Json.Word(word);
        }
        throw new NotJson("no value");
    }

    private String string() throws IOException {
        StringBuilder text = new StringBuilder();
        expect("\"");
        for (char c = next(); c != '"'; c = next()) {
            if (c < 0x20) {
                throw new NotJson("a control character in a text");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() throws IOException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotJson("an unknown escape in a text");
        };
    }

    private int hex() throws IOException {
        char c = next();
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new NotJson("an unknown escape in a text");
        }
        return digit;
    }

    /** Goes behind the end of the object that is open, without a close look: whoever it concerns reads it. */
    void skipObject() throws IOException {
        left = LONGEST;
        for (int open = 1; open > 0; ) {
            char c = next();
            if (c == '"') {
                for (char inside = next(); inside != '"'; inside = next()) {
                    if (inside == '\\') {
                        next();
                    }
                }
            } else if (c == '{' || c == '[') {
                open++;
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
    }

    private char next() throws IOException {
        int c = look();
        if (c < 0) {
            throw new NotJson("cut off");
        } else if (left-- <= 0) {
            throw new NotJson("longer than " + LONGEST + " characters");
        }
        at++;
        return (char) c;
    }

    private int look() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(in.read(buffer), 0);
        }
        return at < filled ? buffer[at] : -1;
    }
}
