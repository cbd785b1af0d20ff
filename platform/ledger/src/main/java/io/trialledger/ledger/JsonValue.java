package io.trialledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a member of a {@link JsonLine} holds. */
sealed interface JsonValue {

    JsonValue NONE = new None();

    record None() implements JsonValue {}

    /** A text as it stands in the line, without any escape; the line isn't changed while this is used. */
    @SuppressWarnings("ArrayRecordComponent") // a place in a line, not a value of its own
    record Text(byte[] line, int from, int to) implements JsonValue {

        static Text of(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return new Text(utf8, 0, utf8.length);
        }

        String text() {
            return new String(line, from, to - from, StandardCharsets.UTF_8);
        }
    }

    record Whole(long number) implements JsonValue {}

    record Truth(boolean truth) implements JsonValue {}

    record Nested(JsonLine object) implements JsonValue {}

    /** Of the two lists at least one is empty. */
    record Many(List<String> texts, List<JsonLine> objects) implements JsonValue {}
}
