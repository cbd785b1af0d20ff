package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.SITE;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.released;
import static io.trialledger.enrollment.study.StudyFixture.START;
import static io.trialledger.enrollment.study.StudyFixture.granted;
import static io.trialledger.enrollment.study.StudyFixture.importer;
import static io.trialledger.enrollment.study.StudyRule.LAST_ADMINISTRATOR;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_GRANT;
import static io.trialledger.model.Role.COORDINATOR;
import static io.trialledger.model.Role.STUDY_ADMINISTRATOR;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.Sealed;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RevokeTeamMemberTest {

    private final Sealed<String> reason = new Keys().sealed("left the site");
    private final FixtureConfiguration<Study> fixture = StudyFixture.study();

    @Test
    void ends_a_grant() {
        fixture.given(released(), importer(), granted("carla", "c1", COORDINATOR, SITE, START, null))
                .when(revoke("carla", "c1"))
                .expectEvents(new TeamMemberRevoked(STUDY, "carla", "c1", reason))
                .expectResultMessagePayload(true);
    }

    @Test
    void ends_it_once() {
        fixture.given(
                        released(),
                        importer(),
                        granted("carla", "c1", COORDINATOR, SITE, START, null),
                        new TeamMemberRevoked(STUDY, "carla", "c1", reason))
                .when(revoke("carla", "c1"))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_an_unknown_grant() {
        fixture.given(released(), importer())
                .when(revoke("carla", "c1"))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_GRANT);
    }

    @Test
    void leaves_no_study_without_an_administrator() {
        fixture.given(released(), importer())
                .when(revoke("ada", "importer"))
                .expectNoEvents()
                .expectExceptionDetails(LAST_ADMINISTRATOR);
    }

    @Test
    void lets_an_administrator_go_when_there_is_another() {
        fixture.given(released(), importer(), granted("dora", "d1", STUDY_ADMINISTRATOR, null, START, null))
                .when(revoke("ada", "importer"))
                .expectEvents(new TeamMemberRevoked(STUDY, "ada", "importer", reason));
    }

    @Test
    void counts_no_administrator_of_one_site_as_another() {
        fixture.given(released(), importer(), granted("dora", "d1", STUDY_ADMINISTRATOR, SITE, START, null))
                .when(revoke("ada", "importer"))
                .expectNoEvents()
                .expectExceptionDetails(LAST_ADMINISTRATOR);
    }

    private RevokeTeamMember revoke(String user, String grant) {
        return new RevokeTeamMember(STUDY, user, grant, reason, NOW);
    }
}
