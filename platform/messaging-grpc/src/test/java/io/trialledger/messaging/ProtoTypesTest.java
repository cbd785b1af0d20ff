package io.trialledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.trialledger.enrollment.v1.SubjectEnrolled;
import io.trialledger.eventstream.v1.Heartbeat;
import org.junit.jupiter.api.Test;

class ProtoTypesTest {

    private final ProtoTypes types = ProtoTypes.published();

    @Test
    void knows_what_the_services_publish_and_not_the_frames_around_it() {
        assertThat(types.names())
                .contains("trialledger.enrollment.v1.SubjectEnrolled", "trialledger.enrollment.v1.DiscontinueSubject")
                .doesNotContain("trialledger.eventstream.v1.Heartbeat");
    }

    @Test
    void unpacks_a_known_message() {
        var enrolled = SubjectEnrolled.newBuilder().setSubjectId("s1").build();

        assertThat(types.unpack(Any.pack(enrolled))).isEqualTo(enrolled);
    }

    @Test
    void leaves_an_unknown_message_packed() {
        Any any = Any.pack(Heartbeat.getDefaultInstance());

        assertThat(types.unpack(any)).isSameAs(any);
    }

    @Test
    void refuses_bytes_that_are_not_what_they_say() {
        Any broken = Any.pack(SubjectEnrolled.getDefaultInstance()).toBuilder()
                .setValue(ByteString.copyFrom(new byte[] {10, 99}))
                .build();

        assertThatThrownBy(() -> types.unpack(broken)).isInstanceOf(IllegalArgumentException.class);
    }
}
