package io.trialledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.enrollment.v1.SubjectEnrolled;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

class ProtoSerializerTest {

    private static final String NAME = "trialledger.enrollment.v1.SubjectEnrolled";
    private static final SubjectEnrolled ENROLLED =
            SubjectEnrolled.newBuilder().setStudyId("study").setSubjectId("s1").build();

    private final ProtoSerializer serializer =
            new ProtoSerializer(Jackson3Serializer.builder().build(), ProtoTypes.published());

    record Ordinary(String value) {}

    @Test
    void stores_a_message_as_its_bytes_under_its_full_name() {
        var stored = serializer.serialize(ENROLLED, byte[].class);

        assertThat(stored.getData()).isEqualTo(ENROLLED.toByteArray());
        assertThat(stored.getType().getName()).isEqualTo(NAME);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(ENROLLED);
        assertThat(serializer.classForType(stored.getType())).isEqualTo(SubjectEnrolled.class);
        assertThat(serializer.typeForClass(SubjectEnrolled.class)).isEqualTo(stored.getType());
    }

    @Test
    void leaves_everything_else_to_the_serializer_it_wraps() {
        var stored = serializer.serialize(new Ordinary("v"), String.class);

        assertThat(stored.getData()).isEqualTo("{\"value\":\"v\"}");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(new Ordinary("v"));
        assertThat(serializer.classForType(stored.getType())).isEqualTo(Ordinary.class);
        assertThat(serializer.typeForClass(Ordinary.class).getName()).isEqualTo(Ordinary.class.getName());
    }

    @Test
    void refuses_bytes_that_are_not_such_a_message() {
        var broken = new SimpleSerializedObject<>(new byte[] {10, 99}, byte[].class, NAME, null);

        assertThatThrownBy(() -> serializer.deserialize(broken)).isInstanceOf(SerializationException.class);
    }
}
