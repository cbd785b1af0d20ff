package io.trialledger.starter;

import com.google.protobuf.Message;
import java.lang.reflect.Field;
import java.util.HexFormat;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;

/** What a command is aimed at: its target aggregate's id, or the whole of a protobuf message. */
final class CommandTarget {

    private CommandTarget() {}

    static String of(Object command) {
        if (command instanceof Message message) {
            return HexFormat.of().formatHex(message.toByteArray());
        }
        for (Field field : command.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(TargetAggregateIdentifier.class)) {
                return value(field, command);
            }
        }
        return "";
    }

    /** The version the sender decided on, if the command names one. */
    static Optional<Long> version(Object command) {
        for (Field field : command.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(TargetAggregateVersion.class)) {
                String version = value(field, command);
                return version.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(version));
            }
        }
        return Optional.empty();
    }

    private static String value(Field field, Object command) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(command)).map(Object::toString).orElse("");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field made accessible can be read", e);
        }
    }
}
