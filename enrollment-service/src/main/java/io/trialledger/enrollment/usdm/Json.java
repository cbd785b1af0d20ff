package io.trialledger.enrollment.usdm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what may be absent, null or of another type in a USDM object. */
final class Json {

    private Json() {}

    /** The text of a field; empty if it is absent, null, blank or no text. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() && !value.stringValue().isBlank()
                ? Optional.of(value.stringValue().strip())
                : Optional.empty();
    }

    /** The objects in a field; empty if it is no list. */
    static List<JsonNode> objects(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isArray() ? value.valueStream().filter(JsonNode::isObject).toList() : List.of();
    }

    static List<String> texts(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isArray()
                ? value.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList()
                : List.of();
    }

    /** What the report calls an object: its name, else its id. */
    static String nameOf(JsonNode object) {
        return text(object, "name").or(() -> text(object, "id")).orElse("?");
    }

    static Map<String, JsonNode> byId(List<JsonNode> objects) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        objects.forEach(object -> text(object, "id").ifPresent(id -> byId.putIfAbsent(id, object)));
        return byId;
    }

    /** The C-code of a {@code Code}, also inside an {@code AliasCode}. */
    static String code(JsonNode code) {
        return text(code, "code")
                .or(() -> text(code.path("standardCode"), "code"))
                .orElse("");
    }

    static Optional<String> decode(JsonNode code) {
        return text(code, "decode").or(() -> text(code.path("standardCode"), "decode"));
    }
}
