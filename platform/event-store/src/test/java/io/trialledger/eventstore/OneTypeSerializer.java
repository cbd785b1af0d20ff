package io.trialledger.eventstore;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** Writes given bytes under a given name, whatever the payload: for events that this version of the code would never write. */
record OneTypeSerializer(Serializer metadata, String type, String revision, byte[] payload) implements Serializer {

    @Override
    @SuppressWarnings("unchecked")
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        return object instanceof MetaData
                ? metadata.serialize(object, representation)
                : (SerializedObject<T>) new SimpleSerializedObject<>(payload, byte[].class, type, revision);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return true;
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType serializedType) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Converter getConverter() {
        return metadata.getConverter();
    }
}
