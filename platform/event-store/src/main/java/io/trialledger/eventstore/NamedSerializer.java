package io.trialledger.eventstore;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Writes logical names instead of class names, and reads both; the bytes are the delegate's. */
final class NamedSerializer implements Serializer {

    private final Serializer delegate;
    private final EventNames names;

    NamedSerializer(Serializer delegate, EventNames names) {
        this.delegate = delegate;
        this.names = names;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        SerializedObject<T> serialized = delegate.serialize(object, representation);
        return object == null
                ? serialized
                : new SimpleSerializedObject<>(serialized.getData(), representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return delegate.canSerializeTo(representation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        SerializedType type = serialized.getType();
        return names.classOf(type.getName())
                .map(known -> new SimpleSerializedObject<>(
                        serialized.getData(),
                        serialized.getContentType(),
                        new SimpleSerializedType(known.getName(), type.getRevision())))
                .map(renamed -> delegate.<S, T>deserialize(renamed))
                .orElseGet(() -> delegate.deserialize(serialized));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public Class classForType(SerializedType type) {
        return names.classOf(type.getName()).orElseGet(() -> delegate.classForType(type));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public SerializedType typeForClass(@Nullable Class type) {
        SerializedType byClass = delegate.typeForClass(type);
        if (type == null) {
            return byClass;
        }
        return names.nameOf(type)
                .<SerializedType>map(name -> new SimpleSerializedType(name, byClass.getRevision()))
                .orElse(byClass);
    }

    @Override
    public Converter getConverter() {
        return delegate.getConverter();
    }
}
