package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.TODAY;
import static io.trialledger.enrollment.Pilot.protocol;
import static io.trialledger.enrollment.Pilot.released;
import static io.trialledger.enrollment.Pilot.report;
import static io.trialledger.enrollment.study.StudyFixture.ADA;
import static io.trialledger.enrollment.study.StudyRule.STUDY_EXISTS;

import io.trialledger.model.Role;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ImportStudyTest {

    private static final ImportStudy IMPORT = new ImportStudy(STUDY, protocol(), report(), "00ff", NOW);

    private final FixtureConfiguration<Study> fixture = StudyFixture.study();

    @Test
    void begins_the_study_and_makes_the_importer_its_administrator() {
        fixture.givenNoPriorActivity()
                .when(IMPORT, ADA)
                .expectEvents(
                        released(),
                        new TeamMemberAuthorized(
                                STUDY,
                                "ada",
                                "Ada Admin",
                                "importer",
                                Role.STUDY_ADMINISTRATOR,
                                null,
                                TODAY,
                                null,
                                false))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_a_study_imported_before() {
        fixture.given(released()).when(IMPORT, ADA).expectNoEvents().expectExceptionDetails(STUDY_EXISTS);
    }
}
