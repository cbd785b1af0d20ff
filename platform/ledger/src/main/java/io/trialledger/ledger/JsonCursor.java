package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in a line of JSON that moves on over what it reads. Not thread-safe. */
final class JsonCursor {

    private byte[] line = new byte[0];
    private int start;
    private int at;
    private int end;
    private boolean ascii;

    /** Goes to the line between {@code from} and {@code to}, exclusive. */
    void open(byte[] bytes, int from, int to) {
        line = bytes;
        start = from;
        at = from;
        end = to;
        ascii = true;
    }

    /** The byte that comes next after any space; 0 at the end. */
    byte peek() {
        skipSpace();
        return at < end ? line[at] : 0;
    }

    /** Ends the line. */
    void close() {
        skipSpace();
        if (at < end) {
            throw bad("something follows the object");
        }
        if (!ascii) {
            requireUtf8();
        }
    }

    /** Whether exactly these bytes come next; reads past them. */
    boolean acceptBytes(byte[] wanted) {
        skipSpace();
        int to = at + wanted.length;
        if (to <= end && Arrays.equals(line, at, to, wanted, 0, wanted.length)) {
            at = to;
            return true;
        }
        return false;
    }

    long number() {
        int first = at;
        boolean negative = line[at] == '-';
        if (negative) {
            at++;
        }
        int digits = at;
        long number = 0; // negative, as there is one more of these
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            int digit = line[at++] - '0';
            if (number < (Long.MIN_VALUE + digit) / 10) {
                throw bad("a number beyond 64 bits");
            }
            number = number * 10 - digit;
        }
        boolean whole = at == end || ".eE+-".indexOf(line[at]) < 0;
        boolean plain = at > digits && (line[digits] != '0' || (at == digits + 1 && !negative));
        if (!whole || !plain) {
            throw bad("not a whole number: " + new String(line, first, at - first, StandardCharsets.US_ASCII));
        }
        if (!negative && number == Long.MIN_VALUE) {
            throw bad("a number beyond 64 bits");
        }
        return negative ? number : -number;
    }

    JsonValue.Text string() {
        expect('"');
        int first = at;
        boolean escapes = false;
        for (skipPlainText(); at < end && line[at] != '"'; at++) {
            byte c = line[at];
            if (c < 0) {
                ascii = false;
            } else if (c < 0x20) {
                throw bad("a control character in a text");
            } else if (c == '\\') {
                escapes = true;
                at++;
            }
        }
        if (at >= end) {
            throw bad("the line is cut off inside a text");
        }
        int last = at++;
        return escapes
                ? JsonValue.Text.of(JsonEscapes.resolve(new String(line, first, last - first, StandardCharsets.UTF_8)))
                : new JsonValue.Text(line, first, last);
    }

    private void skipPlainText() {
        while (at + EightBytes.COUNT <= end && EightBytes.arePlainText(line, at)) {
            at += EightBytes.COUNT;
        }
    }

    private void requireUtf8() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(line, start, end - start);
        CharBuffer out = CharBuffer.allocate(1024);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            throw new BundleException("a line isn't UTF-8");
        }
    }

    private void skipSpace() {
        while (at < end && line[at] <= ' ' && isSpace(line[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    boolean accept(char wanted) {
        skipSpace();
        if (at < end && line[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptWord(String word) {
        int to = at + word.length();
        if (to <= end && new String(line, at, word.length(), StandardCharsets.ISO_8859_1).equals(word)) {
            at = to;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw bad(at < end ? "expected '" + wanted + "'" : "the line is cut off");
        }
    }

    BundleException bad(String why) {
        return new BundleException(
                "not a JSON object of the bundle format at byte " + (Math.min(at, end) - start + 1) + ": " + why);
    }
}
