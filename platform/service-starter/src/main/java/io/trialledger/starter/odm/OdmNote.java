package io.trialledger.starter.odm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What ODM 1.3.2 has no element for, such as a query: an annotation with a flag.
 *
 * @param type such as {@code QUERY}
 * @param value such as {@code OPENED}
 * @param text for people, in clear; null for none
 * @param sealed the stored form of a sealed free text that is the text; null for none. It never leaves the service
 */
public record OdmNote(
        String type,
        String value,
        @Nullable String text,
        @JsonIgnore @Nullable String sealed) {

    public static OdmNote of(String type, String value) {
        return new OdmNote(type, value, null, null);
    }

    public static OdmNote of(String type, String value, @Nullable String text) {
        return new OdmNote(type, value, text, null);
    }

    /** With a sealed free text, as stored. */
    public static OdmNote sealed(String type, String value, JsonNode stored) {
        return new OdmNote(type, value, null, OdmNode.text(stored));
    }
}
