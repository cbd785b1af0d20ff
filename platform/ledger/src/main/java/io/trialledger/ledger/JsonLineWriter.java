package io.trialledger.ledger;

import java.util.List;
import java.util.Locale;

/** Writes one object as {@link JsonLine} reads it; members come out in the order they were put. Not thread-safe. */
public final class JsonLineWriter {

    private final StringBuilder out = new StringBuilder(256).append('{');

    JsonLineWriter() {}

    /** Adds a text. */
    public JsonLineWriter put(String name, String text) {
        member(name);
        quote(text);
        return this;
    }

    /** Adds a whole number. */
    public JsonLineWriter put(String name, long number) {
        member(name);
        out.append(number);
        return this;
    }

    /** Adds true or false. */
    public JsonLineWriter put(String name, boolean truth) {
        member(name);
        out.append(truth);
        return this;
    }

    /** Adds a list of texts. */
    public JsonLineWriter put(String name, List<String> texts) {
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

    /** Adds a list of objects, which hold no lists of objects themselves. */
    public JsonLineWriter putObjects(String name, List<JsonLineWriter> objects) {
        member(name);
        out.append('[');
        for (int i = 0; i < objects.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(objects.get(i));
        }
        out.append(']');
        return this;
    }

    /** Adds an object, which holds no lists or objects itself. */
    public JsonLineWriter putObject(String name, JsonLineWriter object) {
        member(name);
        out.append(object);
        return this;
    }

    /** Adds a null. */
    public JsonLineWriter putNull(String name) {
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
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
