package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.ATTESTED;
import static io.trialledger.enrollment.Pilot.FULFILLED;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.enrolled;
import static io.trialledger.enrollment.Pilot.screened;
import static io.trialledger.enrollment.subject.DiscontinuationReason.ADVERSE_EVENT;
import static io.trialledger.enrollment.subject.DiscontinuationReason.DEATH;
import static io.trialledger.enrollment.subject.DiscontinuationReason.OTHER;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReportDiscontinuationTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    private static final PartialDate DAY = new PartialDate("2026-02-03");

    @Test
    void takes_the_subject_out_of_the_study() {
        fixture.given((Object[]) enrolled())
                .when(report(DEATH))
                .expectEvents(new SubjectDiscontinued(
                        STUDY, SUBJECT, DiscontinuationScope.STUDY, DAY, DEATH, null, Reporter.SERVICE));
    }

    @Test
    void leaves_the_sites_own_discontinuation_standing() {
        fixture.given((Object[]) and(enrolled(), left(DEATH, "2026-02-04")))
                .when(report(DEATH))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void keeps_a_death_reported_after_the_subject_left_for_another_reason() {
        fixture.given((Object[]) and(enrolled(), left(OTHER, "2026-01-20")))
                .when(report(DEATH))
                .expectEvents(new DeathReported(STUDY, SUBJECT, DAY));
    }

    @Test
    void keeps_that_death_once() {
        fixture.given((Object[])
                        and(and(enrolled(), left(OTHER, "2026-01-20")), new DeathReported(STUDY, SUBJECT, DAY)))
                .when(report(DEATH))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void keeps_the_death_of_a_screening_failure() {
        ScreeningFailed failure = new ScreeningFailed(
                STUDY, SUBJECT, "2", ATTESTED, FULFILLED, List.of("IN01"), keys.sealed("too young"), null);

        fixture.given((Object[]) and(screened(), failure))
                .when(report(DEATH))
                .expectEvents(new DeathReported(STUDY, SUBJECT, DAY));
    }

    @Test
    void adds_nothing_to_a_subject_that_left() {
        fixture.given((Object[]) and(enrolled(), left(OTHER, "2026-01-20")))
                .when(report(ADVERSE_EVENT))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void leaves_the_sites_own_words_on_the_death_standing() {
        SubjectDiscontinued told =
                new SubjectDiscontinued(STUDY, SUBJECT, DiscontinuationScope.STUDY, DAY, DEATH, null, Reporter.SERVICE);
        DeathConfirmed confirmed =
                new DeathConfirmed(STUDY, SUBJECT, DiscontinuationScope.STUDY, new PartialDate("2026-02-01"), null);

        fixture.given((Object[]) and(and(enrolled(), told), confirmed))
                .when(report(DEATH))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    private static ReportDiscontinuation report(DiscontinuationReason reason) {
        return new ReportDiscontinuation(STUDY, SUBJECT, DiscontinuationScope.STUDY, DAY, reason);
    }

    private static SubjectDiscontinued left(DiscontinuationReason reason, String on) {
        return new SubjectDiscontinued(
                STUDY, SUBJECT, DiscontinuationScope.STUDY, new PartialDate(on), reason, null, Reporter.SITE);
    }
}
