package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.CONSENTED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.SCREENED;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.consented;
import static io.trialledger.enrollment.Pilot.registered;
import static io.trialledger.enrollment.Pilot.screened;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_BEFORE_SCREENING;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.subject.SubjectRule.SCREENED_ONCE;

import io.trialledger.enrollment.Pilot.Keys;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ScreenSubjectTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void records_a_screening() {
        fixture.given((Object[]) consented())
                .when(screen(SCREENED))
                .expectEvents(new SubjectScreened(STUDY, SUBJECT, SCREENED))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_a_day_before_the_consent() {
        fixture.given((Object[]) consented())
                .when(screen(CONSENTED.minusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(CONSENT_BEFORE_SCREENING);
    }

    @Test
    void refuses_to_screen_without_a_consent() {
        fixture.given((Object[]) registered())
                .when(screen(SCREENED))
                .expectNoEvents()
                .expectExceptionDetails(CONSENT_BEFORE_SCREENING);
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) screened())
                .when(screen(SCREENED))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_day() {
        fixture.given((Object[]) screened())
                .when(screen(SCREENED.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(SCREENED_ONCE);
    }

    @Test
    void refuses_a_day_in_the_future() {
        fixture.given((Object[]) consented())
                .when(screen(TODAY.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    private static ScreenSubject screen(LocalDate on) {
        return new ScreenSubject(STUDY, SUBJECT, on, NOW, null);
    }
}
