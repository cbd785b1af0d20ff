package io.trialledger.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.serialization.Revision;

/**
 * The logical names of a service's events, {@code <context>.<simple name>}: what the log holds instead of Java class names, so that
 * a class can be moved without touching the record. Immutable.
 */
public final class EventNames {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    private EventNames(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        Map<Class<?>, String> inverse = new LinkedHashMap<>();
        classes.forEach((name, type) -> inverse.put(type, name));
        this.names = Map.copyOf(inverse);
    }

    /**
     * Names every record that the sealed {@code contracts} permit, sealed interfaces within them included.
     *
     * @throws IllegalArgumentException if a contract isn't sealed, an event has no {@link Revision}, or two have one name
     */
    public static EventNames of(String context, Class<?>... contracts) {
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        for (Class<?> contract : contracts) {
            if (!contract.isSealed()) {
                throw new IllegalArgumentException(contract.getName() + " isn't sealed: its events can't be listed");
            }
            collect(context, contract, classes);
        }
        return new EventNames(classes);
    }

    private static void collect(String context, Class<?> contract, Map<String, Class<?>> classes) {
        for (Class<?> permitted : contract.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collect(context, permitted, classes);
            } else {
                if (!permitted.isAnnotationPresent(Revision.class)) {
                    throw new IllegalArgumentException(permitted.getName() + " has no @Revision");
                }
                Class<?> other = classes.putIfAbsent(context + "." + permitted.getSimpleName(), permitted);
                if (other != null && other != permitted) {
                    throw new IllegalArgumentException(
                            permitted.getName() + " and " + other.getName() + " have one name");
                }
            }
        }
    }

    /** No names: every class is stored under its Java name. For tests. */
    public static EventNames none() {
        return new EventNames(Map.of());
    }

    /**
     * These names and {@code others}.
     *
     * @throws IllegalArgumentException if a name stands for two classes
     */
    public EventNames and(EventNames others) {
        Map<String, Class<?>> all = new LinkedHashMap<>(classes);
        others.classes.forEach((name, type) -> {
            Class<?> mine = all.putIfAbsent(name, type);
            if (mine != null && mine != type) {
                throw new IllegalArgumentException(name + " stands for two classes");
            }
        });
        return new EventNames(all);
    }

    /** The logical name of an event class; empty if it isn't one of these. */
    public Optional<String> nameOf(Class<?> event) {
        return Optional.ofNullable(names.get(event));
    }

    /** The class of a logical name; empty if no event has it. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All logical names. */
    public Set<String> names() {
        return classes.keySet();
    }
}
