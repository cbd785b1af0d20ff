package io.trialledger.starter;

import java.util.List;
import java.util.stream.Stream;

/**
 * An index of a projection: the fields a question fixes first, then the one it ranges or sorts over.
 *
 * @param fields names in order
 * @param present whether the rows of the present are asked for by it, too
 */
public record Index(List<String> fields, boolean present) {

    public Index {
        fields = List.copyOf(fields);
    }

    public static Index of(String... fields) {
        return new Index(List.of(fields), true);
    }

    /** For {@link Rows#changed}, with a filter that fixes these fields. */
    public static Index ofChanges(String... fields) {
        return new Index(Stream.concat(Stream.of(fields), Stream.of("from")).toList(), false);
    }
}
