package io.trialledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** JSON of any shape, to be compared: equal if it means the same, whatever the order of members and the form of numbers. */
sealed interface Json {

    Json NULL = new Word("null");
    Json NO_MEMBERS = new Members(Map.of());

    record Text(String text) implements Json {}

    /** As a browser reads it: what differs by less than a double can tell is the same. */
    record Number(double number) implements Json {

        public Number {
            number += 0.0; // there is only one zero
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Word(String word) implements Json {}

    record Items(List<Json> items) implements Json {}

    record Members(Map<String, Json> members) implements Json {}

    /** A text, or null if there is none. */
    static Json ofText(@Nullable String text) {
        return text == null ? NULL : new Text(text);
    }

    /** A stored object or list; without members if it is anything else. */
    static Json stored(byte[] utf8) {
        try (JsonParser in = JsonValues.parser(new String(utf8, StandardCharsets.UTF_8))) {
            in.nextToken();
            Json read = JsonValues.value(in);
            boolean alone = in.nextToken() == null;
            return alone && (read instanceof Members || read instanceof Items) ? read : NO_MEMBERS;
        } catch (JacksonException e) {
            return NO_MEMBERS;
        }
    }

    /** As {@link #stored(byte[])}; quicker if it is what the caller has in hand. */
    static Json stored(byte[] utf8, Json likely) {
        try (JsonParser in = JsonValues.parser(new String(utf8, StandardCharsets.UTF_8))) {
            boolean shape = in.nextToken() != null && (likely instanceof Members || likely instanceof Items);
            if (shape && JsonValues.isSurely(likely, in) && in.nextToken() == null) {
                return likely;
            }
        } catch (JacksonException e) {
            return NO_MEMBERS;
        }
        return stored(utf8);
    }

    /** A member; empty if there is none, or this isn't an object. */
    default Optional<Json> member(String name) {
        return this instanceof Members object
                ? Optional.ofNullable(object.members().get(name))
                : Optional.empty();
    }

    /** The text of a member; empty if there is none or it is anything but a text. */
    default String text(String name) {
        return member(name)
                .map(value -> value instanceof Text text ? text.text() : "")
                .orElse("");
    }
}
