package io.trialledger.starter;

import java.util.List;

/**
 * An index of a projection: the fields a question fixes first, then the one it ranges or sorts over.
 *
 * @param fields names in order
 */
public record Index(List<String> fields) {

    public Index {
        fields = List.copyOf(fields);
    }

    public static Index of(String... fields) {
        return new Index(List.of(fields));
    }
}
