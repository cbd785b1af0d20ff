package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects out of UTF-8 bytes. Texts without escapes are left where they stand until they are asked for, and the names of
 * lines of one form are read once: bundles have millions of lines. Not thread-safe.
 */
public final class JsonLineParser {

    private static final int MAX_MEMBERS = 100;
    private static final int MAX_FORMS = 8;

    private final JsonCursor in = new JsonCursor();

    /** The form of the line before. */
    private JsonForm last = JsonForm.NONE;

    private final List<JsonForm> forms = new ArrayList<>();

    /** Knows no form yet. */
    public JsonLineParser() {}

    /**
     * Reads one object out of UTF-8 bytes, which must not change while it is used.
     *
     * @throws BundleException if they are anything else
     */
    public JsonLine parse(byte[] utf8) {
        return parse(utf8, 0, utf8.length);
    }

    /**
     * Reads the object between {@code from} and {@code to}, exclusive. The bytes must not change while the line is used.
     *
     * @throws BundleException if anything else stands there
     */
    JsonLine parse(byte[] bytes, int from, int to) {
        in.open(bytes, from, to);
        JsonLine object = object(true);
        in.close();
        return object;
    }

    private JsonLine object(boolean outermost) {
        JsonForm form = outermost ? last : JsonForm.NONE;
        List<String> names = List.of();
        boolean known = true;
        List<JsonValue> values = new ArrayList<>(Math.max(form.size(), 4));
        in.expect('{');
        if (!in.accept('}')) {
            do {
                int member = values.size();
                if (known) {
                    JsonForm fitting = fitting(form, member);
                    known = fitting != null;
                    if (fitting == null) {
                        names = new ArrayList<>(form.names().subList(0, member));
                    } else {
                        form = fitting;
                    }
                }
                if (!known) {
                    names.add(newName(names));
                }
                in.expect(':');
                values.add(value(outermost));
            } while (in.accept(','));
            in.expect('}');
        }
        if (known) {
            names = values.size() == form.size() ? form.names() : form.names().subList(0, values.size());
        }
        return new JsonLine(outermost ? remembered(form, names) : names, values);
    }

    /** The form, if its name of this member stands here, else one that began the same and whose name does; read past it. */
    private @Nullable JsonForm fitting(JsonForm form, int member) {
        if (acceptName(form, member)) {
            return form;
        }
        for (JsonForm other : forms) {
            if (other.startsLike(form, member) && acceptName(other, member)) {
                return other;
            }
        }
        return null;
    }

    private boolean acceptName(JsonForm form, int member) {
        return member < form.size() && in.acceptBytes(form.quoted(member));
    }

    /** One instance for all lines of a form. */
    private List<String> remembered(JsonForm form, List<String> names) {
        if (names == form.names()) {
            last = form;
            return names;
        }
        for (JsonForm other : forms) {
            if (other.names().equals(names)) {
                last = other;
                return other.names();
            }
        }
        if (forms.size() < MAX_FORMS && JsonForm.isPlain(names)) {
            last = new JsonForm(names);
            forms.add(last);
            return last.names();
        }
        return List.copyOf(names);
    }

    private String newName(List<String> before) {
        String name = in.string().text();
        if (before.contains(name)) {
            throw in.bad("the member \"" + name + "\" appears twice");
        }
        if (before.size() == MAX_MEMBERS) {
            throw in.bad("more than " + MAX_MEMBERS + " members");
        }
        return name;
    }

    /** @param outermost whether lists and objects may stand here */
    private JsonValue value(boolean outermost) {
        byte c = in.peek();
        if (c == '"') {
            return in.string();
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            return new JsonValue.Whole(in.number());
        } else if (outermost && c == '[') {
            return list();
        } else if (outermost && c == '{') {
            return new JsonValue.Nested(object(false));
        } else if (in.acceptWord("true")) {
            return new JsonValue.Truth(true);
        } else if (in.acceptWord("false")) {
            return new JsonValue.Truth(false);
        } else if (in.acceptWord("null")) {
            return JsonValue.NONE;
        }
        throw in.bad("neither a text, a whole number, true, false, null, an object nor a list");
    }

    private JsonValue list() {
        List<String> texts = new ArrayList<>();
        List<JsonLine> objects = new ArrayList<>();
        in.expect('[');
        if (!in.accept(']')) {
            do {
                if (in.peek() == '{') {
                    objects.add(object(false));
                } else {
                    texts.add(in.string().text());
                }
            } while (in.accept(','));
            in.expect(']');
        }
        if (!texts.isEmpty() && !objects.isEmpty()) {
            throw in.bad("a list of both texts and objects");
        }
        return new JsonValue.Many(List.copyOf(texts), List.copyOf(objects));
    }
}
