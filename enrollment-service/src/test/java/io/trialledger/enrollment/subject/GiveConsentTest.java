package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.CONSENTED;
import static io.trialledger.enrollment.Pilot.ENROLLED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.consented;
import static io.trialledger.enrollment.Pilot.registered;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_DIFFERS;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;

import io.trialledger.enrollment.Pilot.Keys;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class GiveConsentTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void records_a_consent() {
        fixture.given((Object[]) registered())
                .when(consent("v1", CONSENTED))
                .expectEvents(new ConsentGiven(STUDY, SUBJECT, "v1", CONSENTED))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) consented())
                .when(consent("v1", CONSENTED))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_day_for_the_same_version() {
        fixture.given((Object[]) consented())
                .when(consent("v1", CONSENTED.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(CONSENT_DIFFERS);
    }

    @Test
    void records_a_later_version_too() {
        fixture.given((Object[]) consented())
                .when(consent("v2", ENROLLED))
                .expectEvents(new ConsentGiven(STUDY, SUBJECT, "v2", ENROLLED));
    }

    @Test
    void refuses_a_day_in_the_future_of_the_site() {
        fixture.given((Object[]) registered())
                .when(consent("v1", TODAY.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    @Test
    void counts_days_where_the_site_is() {
        Instant alreadyTomorrowInLondon = Instant.parse("2026-03-11T01:00:00Z");

        fixture.given((Object[]) registered())
                .when(new GiveConsent(STUDY, SUBJECT, "v1", TODAY.plusDays(1), alreadyTomorrowInLondon, null))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    private static GiveConsent consent(String version, LocalDate on) {
        return new GiveConsent(STUDY, SUBJECT, version, on, NOW, null);
    }
}
