package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.SITE;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.released;
import static io.trialledger.enrollment.Pilot.siteActivated;
import static io.trialledger.enrollment.Pilot.siteAdded;
import static io.trialledger.enrollment.study.StudyRule.ACTIVATED_ONCE;
import static io.trialledger.enrollment.study.StudyRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.study.StudyRule.SITE_DIFFERS;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_SITE;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_TIME_ZONE;

import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** {@link AddSite} and {@link ActivateSite}. */
class SiteTest {

    private final FixtureConfiguration<Study> fixture = StudyFixture.study();

    @Test
    void adds_a_site() {
        fixture.given(released()).when(add("America/New_York")).expectEvents(siteAdded());
    }

    @Test
    void takes_the_same_site_again_without_an_event() {
        fixture.given(released(), siteAdded())
                .when(add("America/New_York"))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_other_content_for_a_known_site() {
        fixture.given(released(), siteAdded())
                .when(add("Europe/Berlin"))
                .expectNoEvents()
                .expectExceptionDetails(SITE_DIFFERS);
    }

    @Test
    void refuses_a_time_zone_nobody_has() {
        fixture.given(released())
                .when(add("America/Springfield"))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_TIME_ZONE);
    }

    @Test
    void activates_a_site() {
        fixture.given(released(), siteAdded())
                .when(activate(SITE, LocalDate.parse("2026-01-01")))
                .expectEvents(siteActivated());
    }

    @Test
    void takes_the_same_activation_again_without_an_event() {
        fixture.given(released(), siteAdded(), siteActivated())
                .when(activate(SITE, LocalDate.parse("2026-01-01")))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_day_of_activation() {
        fixture.given(released(), siteAdded(), siteActivated())
                .when(activate(SITE, LocalDate.parse("2026-01-02")))
                .expectNoEvents()
                .expectExceptionDetails(ACTIVATED_ONCE);
    }

    @Test
    void refuses_to_activate_an_unknown_site() {
        fixture.given(released()).when(activate("999", TODAY)).expectNoEvents().expectExceptionDetails(UNKNOWN_SITE);
    }

    @Test
    void refuses_to_activate_in_the_future() {
        fixture.given(released(), siteAdded())
                .when(activate(SITE, TODAY.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    private static AddSite add(String timeZone) {
        return new AddSite(STUDY, SITE, "Site 701", "US", timeZone);
    }

    private static ActivateSite activate(String site, LocalDate on) {
        return new ActivateSite(STUDY, site, on, NOW);
    }
}
