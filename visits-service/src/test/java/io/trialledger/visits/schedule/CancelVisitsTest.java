package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.consented;
import static io.trialledger.visits.schedule.Lzzt.left;
import static io.trialledger.visits.schedule.Lzzt.on;
import static io.trialledger.visits.schedule.Lzzt.opened;
import static io.trialledger.visits.schedule.Lzzt.plan;
import static io.trialledger.visits.schedule.Lzzt.planned;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class CancelVisitsTest {

    private final AggregateTestFixture<Schedule> fixture = new AggregateTestFixture<>(Schedule.class);

    @Test
    void cancels_what_remains_of_the_plan() {
        List<String> remaining = plan().stream().map(PlannedVisit::visit).toList();
        fixture.given(opened(), consented(), planned())
                .when(new CancelVisits(Lzzt.id(), Departure.SCREEN_FAILED, on("2014-01-05")))
                .expectSuccessfulHandlerExecution()
                .expectEvents(
                        left(Departure.SCREEN_FAILED, "2014-01-05"),
                        new VisitsCancelled(STUDY, SUBJECT, remaining, "SCREEN_FAILED"));
    }

    @Test
    void lets_the_first_departure_stand() {
        fixture.given(opened(), consented(), left(Departure.DEAD, "2014-01-05"))
                .when(new CancelVisits(Lzzt.id(), Departure.DISCONTINUED, on("2014-01")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
