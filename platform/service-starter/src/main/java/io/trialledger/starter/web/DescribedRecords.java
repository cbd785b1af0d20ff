package io.trialledger.starter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the OpenAPI document what {@code @Nullable} says: each component of a record is there, and null only where it may be. In
 * a record that leaves nulls out, what may be null may be absent instead.
 */
class DescribedRecords implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            defined(resolved, context).ifPresent(model -> describe(java.getRawClass(), model));
        }
        return resolved;
    }

    private static Optional<Schema<?>> defined(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? Optional.of(resolved)
                : Optional.ofNullable(context.getDefinedModels()
                        .get(reference.substring(Components.COMPONENTS_SCHEMAS_REF.length())));
    }

    private static void describe(Class<?> type, Schema<?> model) {
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        boolean nullsLeftOut = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Schema<?> property = properties.get(name);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (property == null || (nullable && nullsLeftOut)) {
                continue;
            }
            if (nullable) {
                properties.put(name, orNull(property));
            }
            model.addRequiredItem(name);
        }
    }

    /** A type is resolved as often as it is met: what says null already stays as it is. */
    private static Schema<?> orNull(Schema<?> property) {
        if (property.getOneOf() != null) {
            return property;
        }
        if (property.get$ref() != null) {
            return new Schema<>().oneOf(List.of(property, new Schema<>().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>(
                property.getTypes() != null ? property.getTypes() : Set.of(String.valueOf(property.getType())));
        types.add(NULL);
        property.setTypes(types);
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            property.addEnumItemObject(null);
        }
        return property;
    }
}
