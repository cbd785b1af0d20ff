package io.trialledger.starter;

import io.trialledger.model.Sealed;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the sealed values in a command, however deep in records, lists, maps and optionals of it. */
final class SealedParts {

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final Set<String> scopes = new LinkedHashSet<>();

    private SealedParts() {}

    /** Scopes of every sealed value in {@code command}. */
    static Set<String> scopesIn(Object command) {
        SealedParts parts = new SealedParts();
        parts.look(command);
        while (!parts.open.isEmpty()) {
            parts.inside(parts.open.remove());
        }
        return parts.scopes;
    }

    private void look(@Nullable Object value) {
        if (value instanceof Sealed<?> sealed) {
            scopes.add(sealed.scope());
        } else if (value != null && mayHold(value.getClass()) && seen.add(value)) {
            open.add(value);
        }
    }

    private void inside(Object value) {
        if (value instanceof Iterable<?> several) {
            several.forEach(this::look);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> {
                look(key);
                look(entry);
            });
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::look);
        } else if (value instanceof Object[] array) {
            Arrays.asList(array).forEach(this::look);
        } else {
            FIELDS.computeIfAbsent(value.getClass(), SealedParts::fieldsOf).forEach(field -> look(read(field, value)));
        }
    }

    private static boolean mayHold(Class<?> type) {
        return Iterable.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Optional.class
                || (type.isArray() && !type.getComponentType().isPrimitive())
                || isOurs(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.trialledger.") && !type.isEnum() && !type.isArray();
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && isOurs(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.getName() + " can't be read", e);
        }
    }
}
