package io.trialledger.starter.history;

import io.trialledger.eventstore.EventNames;
import io.trialledger.model.Sealed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Finds the sealed texts in stored events: where the types of the events' records have them, never by what a text looks like. A person
 * may write in a clear field what somebody else's sealed text looks like, and must not be answered with what it says. Of an event
 * whose type the service doesn't know nothing is sealed. Thread-safe.
 */
public final class SealedFields {

    private final EventNames events;
    private final Map<Class<?>, Map<String, Type>> members = new ConcurrentHashMap<>();

    public SealedFields(EventNames events) {
        this.events = events;
    }

    /** All of an event, by where they are below {@code /payload} (JSON Pointer, RFC 6901), in the order of the stored JSON. */
    public Map<String, Sealed<String>> in(String eventType, JsonNode payload) {
        Map<String, Sealed<String>> found = new LinkedHashMap<>();
        events.classOf(eventType).ifPresent(type -> collect("/payload", type, payload, found));
        return found;
    }

    /** The one in a field of the event itself; empty if it has none there. */
    public Optional<Sealed<String>> own(String eventType, JsonNode payload, String field) {
        Map<String, Sealed<String>> found = new LinkedHashMap<>();
        JsonNode value = payload.get(field);
        if (value != null) {
            events.classOf(eventType)
                    .map(type -> membersOf(type).get(field))
                    .ifPresent(type -> collect(field, type, value, found));
        }
        return Optional.ofNullable(found.get(field));
    }

    private void collect(String path, Type type, JsonNode node, Map<String, Sealed<String>> found) {
        Class<?> raw = raw(type);
        if (raw == Sealed.class) {
            if (node.isString() && argument(type, 0) == String.class) {
                EventFacts.sealed(node.stringValue()).ifPresent(value -> found.put(path, value));
            }
        } else if (raw == Optional.class) {
            collect(path, argument(type, 0), node, found);
        } else if (Collection.class.isAssignableFrom(raw) && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, argument(type, 0), node.get(i), found);
            }
        } else if (node.isObject() && (raw.isRecord() || Map.class.isAssignableFrom(raw))) {
            node.properties().forEach(member -> {
                Type of = raw.isRecord() ? membersOf(raw).get(member.getKey()) : argument(type, 1);
                if (of != null) {
                    collect(path + "/" + escaped(member.getKey()), of, member.getValue(), found);
                }
            });
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private Map<String, Type> membersOf(Class<?> type) {
        return members.computeIfAbsent(type, SealedFields::read);
    }

    private static Map<String, Type> read(Class<?> type) {
        Map<String, Type> read = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                read.put(component.getName(), component.getGenericType());
            }
        }
        return Map.copyOf(read);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> simple) {
            return simple;
        }
        return type instanceof ParameterizedType of ? raw(of.getRawType()) : Object.class;
    }

    private static Type argument(Type type, int index) {
        if (!(type instanceof ParameterizedType of)) {
            return Object.class;
        }
        Type argument = of.getActualTypeArguments()[index];
        return argument instanceof WildcardType any ? any.getUpperBounds()[0] : argument;
    }
}
