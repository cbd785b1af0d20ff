package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.SITE;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.released;
import static io.trialledger.enrollment.Pilot.siteAdded;
import static io.trialledger.enrollment.study.StudyFixture.ADA;
import static io.trialledger.enrollment.study.StudyFixture.START;
import static io.trialledger.enrollment.study.StudyFixture.granted;
import static io.trialledger.enrollment.study.StudyFixture.importer;
import static io.trialledger.enrollment.study.StudyRule.ADMINISTRATION_IS_STUDY_WIDE;
import static io.trialledger.enrollment.study.StudyRule.ENDS_BEFORE_START;
import static io.trialledger.enrollment.study.StudyRule.GRANT_DIFFERS;
import static io.trialledger.enrollment.study.StudyRule.GRANT_REVOKED;
import static io.trialledger.enrollment.study.StudyRule.INSPECTION_NEEDS_END;
import static io.trialledger.enrollment.study.StudyRule.OWN_GRANT;
import static io.trialledger.enrollment.study.StudyRule.SEGREGATION_OF_DUTIES;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_SITE;
import static io.trialledger.model.Role.COORDINATOR;
import static io.trialledger.model.Role.INSPECTOR;
import static io.trialledger.model.Role.INVESTIGATOR;
import static io.trialledger.model.Role.MONITOR;
import static io.trialledger.model.Role.STUDY_ADMINISTRATOR;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.Role;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthorizeTeamMemberTest {

    private final FixtureConfiguration<Study> fixture = StudyFixture.study();

    @Test
    void grants_a_role_at_a_site_from_today() {
        study().when(authorize("carla", "c1", COORDINATOR, SITE, null, null), ADA)
                .expectEvents(granted("carla", "c1", COORDINATOR, SITE, TODAY, null));
    }

    @Test
    void shows_an_earlier_start_as_backdated() {
        study().when(authorize("carla", "c1", COORDINATOR, SITE, START, null), ADA)
                .expectEvents(
                        new TeamMemberAuthorized(STUDY, "carla", "carla", "c1", COORDINATOR, SITE, START, null, true));
    }

    @Test
    void takes_the_same_again_without_an_event() {
        study(granted("carla", "c1", COORDINATOR, SITE, TODAY, null))
                .when(authorize("carla", "c1", COORDINATOR, SITE, null, null), ADA)
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_other_content_for_a_known_grant() {
        study(granted("carla", "c1", COORDINATOR, SITE, TODAY, null))
                .when(authorize("carla", "c1", MONITOR, SITE, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(GRANT_DIFFERS);
    }

    @Test
    void refuses_to_revive_a_revoked_grant() {
        study(
                        granted("carla", "c1", COORDINATOR, SITE, TODAY, null),
                        new TeamMemberRevoked(STUDY, "carla", "c1", new Keys().sealed("left")))
                .when(authorize("carla", "c1", COORDINATOR, SITE, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(GRANT_REVOKED);
    }

    @Test
    void lets_nobody_grant_to_themselves() {
        study().when(authorize("ada", "a2", MONITOR, null, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(OWN_GRANT);
    }

    @Test
    void keeps_administration_away_from_who_enters_data() {
        study(granted("carla", "c1", COORDINATOR, SITE, START, null))
                .when(authorize("carla", "c2", STUDY_ADMINISTRATOR, null, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(SEGREGATION_OF_DUTIES);
    }

    @Test
    void keeps_data_entry_away_from_who_administers() {
        study(granted("dora", "d1", STUDY_ADMINISTRATOR, null, START, null))
                .when(authorize("dora", "d2", INVESTIGATOR, SITE, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(SEGREGATION_OF_DUTIES);
    }

    @Test
    void lets_duties_follow_one_another() {
        study(granted("carla", "c1", COORDINATOR, SITE, START, TODAY.minusDays(1)))
                .when(authorize("carla", "c2", STUDY_ADMINISTRATOR, null, null, null), ADA)
                .expectEvents(granted("carla", "c2", STUDY_ADMINISTRATOR, null, TODAY, null));
    }

    @Test
    void refuses_duties_that_would_overlap_later() {
        study(granted("carla", "c1", COORDINATOR, SITE, TODAY.plusDays(30), null))
                .when(authorize("carla", "c2", STUDY_ADMINISTRATOR, null, null, TODAY.plusDays(30)), ADA)
                .expectNoEvents()
                .expectExceptionDetails(SEGREGATION_OF_DUTIES);
    }

    @Test
    void keeps_a_grant_that_ended_as_documentation() {
        study().when(authorize("carla", "c1", COORDINATOR, SITE, START, START.plusDays(9)), ADA)
                .expectEvents(new TeamMemberAuthorized(
                        STUDY, "carla", "carla", "c1", COORDINATOR, SITE, START, START.plusDays(9), true));
    }

    @Test
    void refuses_an_end_before_the_start() {
        study().when(authorize("carla", "c1", COORDINATOR, SITE, START, START.minusDays(1)), ADA)
                .expectNoEvents()
                .expectExceptionDetails(ENDS_BEFORE_START);
    }

    @Test
    void refuses_to_administer_a_study_at_one_site() {
        study().when(authorize("dora", "d1", STUDY_ADMINISTRATOR, SITE, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(ADMINISTRATION_IS_STUDY_WIDE);
    }

    @Test
    void refuses_an_inspection_without_end() {
        study().when(authorize("ines", "i1", INSPECTOR, null, null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(INSPECTION_NEEDS_END);
    }

    @Test
    void refuses_an_unknown_site() {
        study().when(authorize("carla", "c1", COORDINATOR, "999", null, null), ADA)
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_SITE);
    }

    private TestExecutor<Study> study(StudyEvent... more) {
        return fixture.given(released(), importer(), siteAdded()).andGiven((Object[]) more);
    }

    private static AuthorizeTeamMember authorize(
            String user,
            String grant,
            Role role,
            @Nullable String site,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new AuthorizeTeamMember(STUDY, user, user, grant, role, site, from, to, NOW);
    }
}
