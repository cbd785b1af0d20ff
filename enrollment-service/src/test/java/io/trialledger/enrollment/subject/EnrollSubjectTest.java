package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.ATTESTED;
import static io.trialledger.enrollment.Pilot.ENROLLED;
import static io.trialledger.enrollment.Pilot.FULFILLED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.eligible;
import static io.trialledger.enrollment.Pilot.enrolled;
import static io.trialledger.enrollment.Pilot.screened;
import static io.trialledger.enrollment.subject.SubjectRule.ELIGIBILITY_BEFORE_ENROLLMENT;
import static io.trialledger.enrollment.subject.SubjectRule.ENROLLED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.SUBJECT_LEFT;

import io.trialledger.enrollment.Pilot.Keys;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class EnrollSubjectTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void enrolls_an_eligible_subject() {
        fixture.given((Object[]) eligible())
                .when(enroll(ENROLLED))
                .expectEvents(new SubjectEnrolled(STUDY, SUBJECT, ENROLLED))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) enrolled())
                .when(enroll(ENROLLED))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_to_enroll_twice() {
        fixture.given((Object[]) enrolled())
                .when(enroll(ENROLLED.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(ENROLLED_ONCE);
    }

    @Test
    void refuses_a_subject_nobody_attested() {
        fixture.given((Object[]) screened())
                .when(enroll(ENROLLED))
                .expectNoEvents()
                .expectExceptionDetails(ELIGIBILITY_BEFORE_ENROLLMENT);
    }

    @Test
    void refuses_a_day_before_the_attestation() {
        fixture.given((Object[]) eligible())
                .when(enroll(ATTESTED.minusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(ELIGIBILITY_BEFORE_ENROLLMENT);
    }

    @Test
    void refuses_a_screening_failure() {
        ScreeningFailed failure = new ScreeningFailed(
                STUDY, SUBJECT, "2", ATTESTED, FULFILLED, List.of("IN01"), keys.sealed("too young"), null);

        fixture.given((Object[]) and(screened(), failure))
                .when(enroll(ENROLLED))
                .expectNoEvents()
                .expectExceptionDetails(SUBJECT_LEFT);
    }

    @Test
    void refuses_a_decision_on_another_version_of_the_subject() {
        fixture.given((Object[]) eligible())
                .when(new EnrollSubject(STUDY, SUBJECT, ENROLLED, NOW, 2L))
                .expectNoEvents()
                .expectExceptionDetails(SubjectRule.STALE_VERSION);
    }

    @Test
    void takes_a_decision_on_the_present_version() {
        fixture.given((Object[]) eligible())
                .when(new EnrollSubject(STUDY, SUBJECT, ENROLLED, NOW, 3L))
                .expectEvents(new SubjectEnrolled(STUDY, SUBJECT, ENROLLED));
    }

    private static EnrollSubject enroll(LocalDate on) {
        return new EnrollSubject(STUDY, SUBJECT, on, NOW, null);
    }
}
