package io.trialledger.enrollment.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.trialledger.enrollment.StoredSamples;
import io.trialledger.enrollment.export.HistoryExported;
import io.trialledger.enrollment.randomization.AllocationListSealed;
import io.trialledger.enrollment.randomization.AllocationPlaceTaken;
import io.trialledger.enrollment.study.EnrollmentPlanned;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.study.TeamMemberAuthorized;
import io.trialledger.enrollment.study.TeamMemberRevoked;
import io.trialledger.enrollment.subject.DeathConfirmed;
import io.trialledger.enrollment.subject.DeathReported;
import io.trialledger.enrollment.subject.EligibilityAttested;
import io.trialledger.enrollment.subject.IdentityDisclosed;
import io.trialledger.enrollment.subject.IdentityRecorded;
import io.trialledger.enrollment.subject.SubjectDiscontinued;
import io.trialledger.enrollment.subject.SubjectScreened;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnrollmentPublisherTest {

    private static final Set<Class<?>> PRIVATE = Set.of(
            AllocationListSealed.class,
            AllocationPlaceTaken.class,
            SubjectScreened.class,
            EligibilityAttested.class,
            IdentityRecorded.class,
            IdentityDisclosed.class,
            DeathConfirmed.class,
            EnrollmentPlanned.class,
            HistoryExported.class);

    private final EnrollmentPublisher publisher = new EnrollmentPublisher();

    @ParameterizedTest
    @MethodSource("io.trialledger.enrollment.StoredSamples#types")
    void publishes_every_event_that_is_not_private_under_its_name(Class<?> type) {
        Optional<Message> published = publish(type);

        assertThat(published.isEmpty()).isEqualTo(PRIVATE.contains(type));
        published.ifPresent(message -> assertThat(message.getDescriptorForType().getFullName())
                .isEqualTo("trialledger.enrollment.v1." + type.getSimpleName()));
    }

    /** Whatever is sealed here is not there: no message has the beginning of a sealed value in it. */
    @ParameterizedTest
    @MethodSource("io.trialledger.enrollment.StoredSamples#types")
    void publishes_nothing_sealed_and_no_arm(Class<?> type) {
        publish(type).ifPresent(message -> assertThat(message.toString()).doesNotContain("s1:", "Placebo", "Sealed"));
    }

    @Test
    void tells_the_schedule_by_instance_with_its_anchor() {
        io.trialledger.enrollment.v1.ProtocolVersionReleased message =
                (io.trialledger.enrollment.v1.ProtocolVersionReleased)
                        publish(ProtocolVersionReleased.class).orElseThrow();

        assertThat(message.getArms()).isEqualTo(3);
        assertThat(message.getSchedule(0).getKey()).isEqualTo("WK8");
        assertThat(message.getSchedule(0).getAnchorKey()).isEqualTo("DOSE");
        assertThat(message.getSchedule(0).getOffset()).isEqualTo("P8W");
        assertThat(message.getSchedule(1).getFixedReference()).isTrue();
        assertThat(message.getSchedule(1).getWindowLower()).isEmpty();
        assertThat(message.getCriteriaList()).hasSize(3);
    }

    @Test
    void names_a_grant_uniquely_in_the_study() {
        io.trialledger.enrollment.v1.TeamMemberAuthorized given = (io.trialledger.enrollment.v1.TeamMemberAuthorized)
                publish(TeamMemberAuthorized.class).orElseThrow();
        io.trialledger.enrollment.v1.TeamMemberRevoked revoked = (io.trialledger.enrollment.v1.TeamMemberRevoked)
                publish(TeamMemberRevoked.class).orElseThrow();

        assertThat(given.getGrantId()).isEqualTo("carla/c1").isEqualTo(revoked.getGrantId());
        assertThat(given.getTo()).isEmpty();
        assertThat(given.getRole()).isEqualTo("COORDINATOR");
    }

    @Test
    void keeps_a_partial_date_partial() {
        io.trialledger.enrollment.v1.SubjectDiscontinued message = (io.trialledger.enrollment.v1.SubjectDiscontinued)
                publish(SubjectDiscontinued.class).orElseThrow();

        assertThat(message.getDiscontinuedOn()).isEqualTo("2026-02");
        assertThat(message.getReasonCode()).isEqualTo("ADVERSE_EVENT");
    }

    @Test
    void tells_of_a_death_after_the_subject_left() {
        assertThat(publish(DeathReported.class))
                .contains(io.trialledger.enrollment.v1.DeathReported.newBuilder()
                        .setStudyId("LZZT")
                        .setSubjectId("1015")
                        .setDiedOn("2026-02-03")
                        .build());
    }

    private Optional<Message> publish(Class<?> type) {
        return publisher.publish(GenericEventMessage.asEventMessage(StoredSamples.read(type)));
    }
}
