package io.trialledger.starter.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** An answer always says null; a request may as well leave out what may be null: there it is not required. */
class RequestsMayOmit implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = Optional.ofNullable(document.getComponents())
                .map(Components::getSchemas)
                .orElse(Map.of());
        Set<String> asked = new HashSet<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(RequestBody::getContent)
                .filter(Objects::nonNull)
                .flatMap(RequestsMayOmit::schemas)
                .forEach(schema -> collect(schema, schemas, asked));
        schemas.entrySet().stream()
                .filter(schema -> asked.contains(schema.getKey()))
                .forEach(schema -> loosen(schema.getValue()));
    }

    private static Stream<Schema<?>> schemas(Content content) {
        return content.values().stream().<Schema<?>>map(MediaType::getSchema).filter(Objects::nonNull);
    }

    private static void collect(Schema<?> schema, Map<String, Schema> schemas, Set<String> found) {
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(Components.COMPONENTS_SCHEMAS_REF.length());
            if (schemas.containsKey(name) && found.add(name)) {
                collect(schemas.get(name), schemas, found);
            }
            return;
        }
        parts(schema).forEach(part -> collect(part, schemas, found));
    }

    private static List<Schema<?>> parts(Schema<?> schema) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(parts::add);
        }
        return parts;
    }

    private static void loosen(Schema<?> schema) {
        if (schema.getRequired() != null) {
            schema.setRequired(new ArrayList<>(schema.getRequired().stream()
                    .filter(name -> !(schema.getProperties().get(name) instanceof Schema<?> part && mayBeNull(part)))
                    .toList()));
        }
    }

    private static boolean mayBeNull(Schema<?> property) {
        boolean oneIsNull =
                property.getOneOf() != null && property.getOneOf().stream().anyMatch(RequestsMayOmit::isNull);
        return isNull(property) || oneIsNull;
    }

    private static boolean isNull(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("null");
    }
}
