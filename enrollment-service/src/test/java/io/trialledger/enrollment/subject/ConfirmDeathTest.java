package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.enrolled;
import static io.trialledger.enrollment.subject.DiscontinuationReason.ADVERSE_EVENT;
import static io.trialledger.enrollment.subject.DiscontinuationReason.DEATH;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.subject.SubjectRule.DISCONTINUED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.STALE_VERSION;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The site reports a death that another service has reported before. */
class ConfirmDeathTest {

    private static final PartialDate TOLD = new PartialDate("2026-02-03");
    private static final PartialDate KNOWN = new PartialDate("2026-02-01");

    private final Keys keys = new Keys();
    private final Sealed<String> reason = keys.sealed("found at home");
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void keeps_the_sites_day_and_reason() {
        toldByService()
                .when(discontinue(KNOWN, DEATH, reason))
                .expectEvents(confirmed(KNOWN, reason))
                .expectResultMessagePayload(true);
    }

    @Test
    void keeps_a_reason_for_the_same_day() {
        toldByService().when(discontinue(TOLD, DEATH, reason)).expectEvents(confirmed(TOLD, reason));
    }

    @Test
    void takes_what_adds_nothing_as_recorded() {
        toldByService().when(discontinue(TOLD, DEATH, null)).expectNoEvents().expectResultMessagePayload(false);
    }

    @Test
    void takes_the_same_again_without_an_event() {
        confirmed()
                .when(discontinue(KNOWN, DEATH, keys.sealed("found at home")))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void is_said_once() {
        confirmed().when(discontinue(TOLD, DEATH, null)).expectNoEvents().expectExceptionDetails(DISCONTINUED_ONCE);
    }

    @Test
    void refuses_another_reason_than_death() {
        toldByService()
                .when(discontinue(KNOWN, ADVERSE_EVENT, reason))
                .expectNoEvents()
                .expectExceptionDetails(DISCONTINUED_ONCE);
    }

    @Test
    void refuses_a_death_that_has_not_come() {
        toldByService()
                .when(discontinue(new PartialDate("2026-04"), DEATH, reason))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    @Test
    void refuses_who_has_not_seen_the_services_report() {
        toldByService()
                .when(new DiscontinueSubject(STUDY, SUBJECT, DiscontinuationScope.STUDY, KNOWN, DEATH, reason, NOW, 0L))
                .expectNoEvents()
                .expectExceptionDetails(STALE_VERSION);
    }

    private TestExecutor<Subject> toldByService() {
        return fixture.given((Object[]) and(enrolled(), told()));
    }

    private TestExecutor<Subject> confirmed() {
        return fixture.given((Object[]) and(and(enrolled(), told()), confirmed(KNOWN, reason)));
    }

    private static SubjectDiscontinued told() {
        return new SubjectDiscontinued(STUDY, SUBJECT, DiscontinuationScope.STUDY, TOLD, DEATH, null, Reporter.SERVICE);
    }

    private static DeathConfirmed confirmed(PartialDate on, @Nullable Sealed<String> reason) {
        return new DeathConfirmed(STUDY, SUBJECT, DiscontinuationScope.STUDY, on, reason);
    }

    private static DiscontinueSubject discontinue(
            PartialDate on, DiscontinuationReason reasonCode, @Nullable Sealed<String> reason) {
        return new DiscontinueSubject(STUDY, SUBJECT, DiscontinuationScope.STUDY, on, reasonCode, reason, NOW, null);
    }
}
