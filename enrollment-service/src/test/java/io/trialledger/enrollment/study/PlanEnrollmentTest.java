package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.released;
import static io.trialledger.enrollment.study.StudyRule.PLAN_NOT_ASCENDING;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PlanEnrollmentTest {

    private static final PlanPoint START = point("2026-03-01", 0);
    private static final PlanPoint END = point("2027-03-01", 60);

    private final FixtureConfiguration<Study> fixture = StudyFixture.study();

    @Test
    void plans() {
        fixture.given(released()).when(plan(START, END)).expectEvents(planned(START, END));
    }

    @Test
    void takes_the_same_plan_again_without_an_event() {
        fixture.given(released(), planned(START, END))
                .when(plan(START, END))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void replaces_an_earlier_plan() {
        fixture.given(released(), planned(START, END))
                .when(plan(START, point("2027-03-01", 80)))
                .expectEvents(planned(START, point("2027-03-01", 80)));
    }

    @Test
    void lets_a_plan_stand_still_for_a_while() {
        PlanPoint pause = point("2026-06-01", 0);

        fixture.given(released()).when(plan(START, pause, END)).expectEvents(planned(START, pause, END));
    }

    @Test
    void refuses_two_numbers_for_one_day() {
        fixture.given(released())
                .when(plan(START, point("2026-03-01", 5)))
                .expectNoEvents()
                .expectExceptionDetails(PLAN_NOT_ASCENDING);
    }

    @Test
    void refuses_a_plan_that_goes_back() {
        fixture.given(released())
                .when(plan(START, END, point("2027-04-01", 59)))
                .expectNoEvents()
                .expectExceptionDetails(PLAN_NOT_ASCENDING);
    }

    private static PlanEnrollment plan(PlanPoint... points) {
        return new PlanEnrollment(STUDY, List.of(points));
    }

    private static EnrollmentPlanned planned(PlanPoint... points) {
        return new EnrollmentPlanned(STUDY, List.of(points));
    }

    private static PlanPoint point(String on, int planned) {
        return new PlanPoint(LocalDate.parse(on), planned);
    }
}
