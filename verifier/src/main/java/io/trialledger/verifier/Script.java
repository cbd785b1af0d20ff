package io.trialledger.verifier;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringWriter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** A script of the readable history: one call, whose last argument is read as data, never as a program. Not thread-safe. */
final class Script implements AutoCloseable {

    /** Jackson reads ahead by 4,000 characters. */
    private static final int AHEAD = 1 << 13;

    private final Bounded bounded;
    private final PushbackReader in;
    private final JsonParser argument;

    /** Of which nothing was read yet; closes {@code in} in the end. */
    Script(Reader in) {
        this.bounded = new Bounded(in);
        this.in = new PushbackReader(bounded, AHEAD);
        this.argument = JsonValues.parser(this.in);
    }

    /** Whether the script begins with this; to be asked first, and once. */
    boolean begins(String call) throws IOException {
        int next = afterSpace();
        for (int i = 0; i < call.length(); i++) {
            if (next != call.charAt(i)) {
                return false;
            }
            next = in.read();
        }
        if (next >= 0) {
            in.unread(next);
        }
        return true;
    }

    /** The last argument, before its first token. */
    JsonParser argument() {
        return argument;
    }

    /** Whether the last argument begins as a list; reads so far. */
    boolean beginsList() {
        try {
            return argument.nextToken() == JsonToken.START_ARRAY;
        } catch (StreamReadException e) {
            return false;
        }
    }

    /** From here on as much again may be read as one row of the history may have; more ends the reading, so that what has no end ends. */
    void again() {
        bounded.left = JsonValues.LONGEST;
    }

    /** Whether the script ends after the argument, which was read. */
    boolean ends() throws IOException {
        StringWriter ahead = new StringWriter();
        argument.releaseBuffered(ahead);
        in.unread(ahead.toString().toCharArray());
        again();
        int next = in.read();
        if (next != ')') {
            return false;
        }
        next = in.read();
        if (next == ';') {
            next = in.read();
        }
        while (isSpace(next)) {
            next = in.read();
        }
        return next < 0;
    }

    /** Hands out so many characters and no more. */
    private static final class Bounded extends Reader {

        private final Reader in;
        private int left = JsonValues.LONGEST;

        Bounded(Reader in) {
            this.in = in;
        }

        @Override
        public int read(char[] chars, int from, int length) throws IOException {
            if (left <= 0) {
                throw new StreamConstraintsException("longer than " + JsonValues.LONGEST + " characters");
            }
            int read = in.read(chars, from, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private int afterSpace() throws IOException {
        int next = in.read();
        while (isSpace(next)) {
            next = in.read();
        }
        return next;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    @Override
    public void close() throws IOException {
        try {
            argument.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
