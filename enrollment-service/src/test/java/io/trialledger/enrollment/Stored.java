package io.trialledger.enrollment;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;

/** A stored document as text, the bytes in it included. */
final class Stored {

    private Stored() {}

    static String text(Object value) {
        if (value instanceof Document document) {
            return document.entrySet().stream()
                    .map(field -> field.getKey() + "=" + text(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Stored::text).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Binary binary
                ? new String(binary.getData(), StandardCharsets.ISO_8859_1)
                : String.valueOf(value);
    }
}
