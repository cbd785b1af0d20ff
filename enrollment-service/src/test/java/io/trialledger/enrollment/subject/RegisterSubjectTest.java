package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.SITE;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.TIME_ZONE;
import static io.trialledger.enrollment.Pilot.registered;
import static io.trialledger.enrollment.study.StudyRule.SITE_NOT_ACTIVE;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_SITE;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_STUDY;
import static io.trialledger.enrollment.subject.SubjectRule.REGISTERED_ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.RuleViolated;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RegisterSubjectTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void gives_a_number_at_an_active_site() {
        fixture.givenNoPriorActivity()
                .when(new RegisterSubject(STUDY, SUBJECT, SITE, null))
                .expectEvents(new SubjectRegistered(STUDY, SUBJECT, SITE, TIME_ZONE))
                .expectResultMessagePayload(true);
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) registered())
                .when(new RegisterSubject(STUDY, SUBJECT, SITE, null))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_a_number_taken_at_another_site() {
        fixture.given((Object[]) registered())
                .when(new RegisterSubject(STUDY, SUBJECT, "702", null))
                .expectNoEvents()
                .expectExceptionDetails(REGISTERED_ELSEWHERE);
    }

    @Test
    void refuses_a_site_that_is_not_active() {
        fixture.givenNoPriorActivity()
                .when(new RegisterSubject(STUDY, SUBJECT, "702", null))
                .expectNoEvents()
                .expectExceptionDetails(SITE_NOT_ACTIVE);
    }

    @Test
    void refuses_an_unknown_site() {
        fixture.givenNoPriorActivity()
                .when(new RegisterSubject(STUDY, SUBJECT, "999", null))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_SITE);
    }

    @Test
    void refuses_an_unknown_study() {
        fixture.givenNoPriorActivity()
                .when(new RegisterSubject("OTHER", SUBJECT, SITE, null))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_STUDY);
    }

    @Test
    void refuses_a_version_of_a_subject_that_is_not_there() {
        fixture.givenNoPriorActivity()
                .when(new RegisterSubject(STUDY, SUBJECT, SITE, 0L))
                .expectNoEvents()
                .expectExceptionDetails(SubjectRule.STALE_VERSION);
    }

    @Test
    void refuses_a_number_that_fits_no_address() {
        assertThatExceptionOfType(RuleViolated.class).isThrownBy(() -> new RegisterSubject(STUDY, "10/15", SITE, null));
    }
}
