package io.trialledger.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Optional;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * Stores protobuf messages as their bytes under their full name, and everything else as the wrapped serializer does. For
 * what Axon stores on the consumer's side: dead letters of remote events, most of all.
 */
public final class ProtoSerializer implements Serializer {

    private final Serializer others;
    private final ProtoTypes types;

    public ProtoSerializer(Serializer others, ProtoTypes types) {
        this.others = others;
        this.types = types;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
        if (object instanceof Message message && types.find(nameOf(message)).isPresent()) {
            T bytes = getConverter().convert(message.toByteArray(), byte[].class, expected);
            return new SimpleSerializedObject<>(bytes, expected, nameOf(message), null);
        }
        return others.serialize(object, expected);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return others.canSerializeTo(expected);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon's interface has it
    public <S, T> T deserialize(SerializedObject<S> stored) {
        Optional<Message> prototype = types.find(stored.getType().getName());
        if (prototype.isEmpty()) {
            return others.deserialize(stored);
        }
        byte[] bytes = getConverter().convert(stored.getData(), stored.getContentType(), byte[].class);
        try {
            return (T) prototype.get().getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("Not a " + stored.getType().getName(), e);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return types.find(type.getName()).<Class<?>>map(Message::getClass).orElseGet(() -> others.classForType(type));
    }

    @Override
    public SerializedType typeForClass(Class type) {
        return types.names().stream()
                .filter(name -> types.find(name).filter(type::isInstance).isPresent())
                .<SerializedType>map(name -> new SimpleSerializedType(name, null))
                .findFirst()
                .orElseGet(() -> others.typeForClass(type));
    }

    @Override
    public Converter getConverter() {
        return others.getConverter();
    }

    private static String nameOf(Message message) {
        return message.getDescriptorForType().getFullName();
    }
}
