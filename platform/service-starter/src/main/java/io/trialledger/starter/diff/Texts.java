package io.trialledger.starter.diff;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and texts in the order they are put; nothing is put for nothing. */
public final class Texts {

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param value several values are put as one text, separated by commas; null and none are left out */
    public Texts put(String name, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? this
                    : put(name, several.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (value != null) {
            texts.put(name, value.toString());
        }
        return this;
    }

    public Map<String, String> map() {
        return texts;
    }
}
