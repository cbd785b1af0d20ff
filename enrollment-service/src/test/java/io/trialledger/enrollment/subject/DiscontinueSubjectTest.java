package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.enrolled;
import static io.trialledger.enrollment.subject.DiscontinuationReason.DEATH;
import static io.trialledger.enrollment.subject.DiscontinuationReason.OTHER;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_BEFORE_DISCONTINUATION;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.subject.SubjectRule.DISCONTINUED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.SUBJECT_LEFT;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DiscontinueSubjectTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    private static final PartialDate JANUARY = new PartialDate("2026-01");

    @Test
    void records_that_the_subject_left() {
        fixture.given((Object[]) enrolled())
                .when(discontinue(DiscontinuationScope.STUDY, JANUARY, OTHER))
                .expectEvents(left(DiscontinuationScope.STUDY, JANUARY, OTHER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) and(enrolled(), left(DiscontinuationScope.STUDY, JANUARY, OTHER)))
                .when(discontinue(DiscontinuationScope.STUDY, JANUARY, OTHER))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_reason() {
        fixture.given((Object[]) and(enrolled(), left(DiscontinuationScope.STUDY, JANUARY, OTHER)))
                .when(discontinue(DiscontinuationScope.STUDY, JANUARY, DEATH))
                .expectNoEvents()
                .expectExceptionDetails(DISCONTINUED_ONCE);
    }

    @Test
    void records_leaving_after_treatment_ended() {
        fixture.given((Object[]) and(enrolled(), left(DiscontinuationScope.TREATMENT, JANUARY, OTHER)))
                .when(discontinue(DiscontinuationScope.STUDY, PartialDate.of(TODAY), OTHER))
                .expectEvents(left(DiscontinuationScope.STUDY, PartialDate.of(TODAY), OTHER));
    }

    @Test
    void refuses_to_end_treatment_of_a_subject_that_left() {
        fixture.given((Object[]) and(enrolled(), left(DiscontinuationScope.STUDY, JANUARY, OTHER)))
                .when(discontinue(DiscontinuationScope.TREATMENT, JANUARY, OTHER))
                .expectNoEvents()
                .expectExceptionDetails(SUBJECT_LEFT);
    }

    @Test
    void refuses_a_date_that_can_only_be_in_the_future() {
        fixture.given((Object[]) enrolled())
                .when(discontinue(DiscontinuationScope.STUDY, new PartialDate("2026-04"), OTHER))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    @Test
    void takes_a_year_of_which_a_part_is_past() {
        PartialDate thisYear = new PartialDate("2026");

        fixture.given((Object[]) enrolled())
                .when(discontinue(DiscontinuationScope.STUDY, thisYear, OTHER))
                .expectEvents(left(DiscontinuationScope.STUDY, thisYear, OTHER));
    }

    @Test
    void refuses_a_date_that_can_only_be_before_the_consent() {
        fixture.given((Object[]) enrolled())
                .when(discontinue(DiscontinuationScope.STUDY, new PartialDate("2025"), OTHER))
                .expectNoEvents()
                .expectExceptionDetails(CONSENT_BEFORE_DISCONTINUATION);
    }

    private static DiscontinueSubject discontinue(
            DiscontinuationScope scope, PartialDate on, DiscontinuationReason reason) {
        return new DiscontinueSubject(STUDY, SUBJECT, scope, on, reason, null, NOW, null);
    }

    private static SubjectDiscontinued left(DiscontinuationScope scope, PartialDate on, DiscontinuationReason reason) {
        return new SubjectDiscontinued(STUDY, SUBJECT, scope, on, reason, null, Reporter.SITE);
    }
}
