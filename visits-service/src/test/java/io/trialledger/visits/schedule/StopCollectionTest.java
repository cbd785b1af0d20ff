package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.consented;
import static io.trialledger.visits.schedule.Lzzt.dosed;
import static io.trialledger.visits.schedule.Lzzt.opened;
import static io.trialledger.visits.schedule.Lzzt.plan;
import static io.trialledger.visits.schedule.Lzzt.planned;
import static io.trialledger.visits.schedule.Lzzt.withdrawn;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class StopCollectionTest {

    private final AggregateTestFixture<Schedule> fixture = new AggregateTestFixture<>(Schedule.class);

    @Test
    void stops_collection_and_cancels_what_remains_of_the_plan() {
        List<String> remaining = plan().stream()
                .map(PlannedVisit::visit)
                .filter(visit -> !visit.equals("DOSE"))
                .toList();
        fixture.given(opened(), consented(), planned(), dosed("2014-01-02"))
                .when(new StopCollection(Lzzt.id(), LocalDate.of(2014, 2, 1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(
                        withdrawn("2014-02-01"), new VisitsCancelled(STUDY, SUBJECT, remaining, "CONSENT_WITHDRAWN"));
    }

    @Test
    void stops_once() {
        fixture.given(opened(), consented(), planned(), withdrawn("2014-02-01"))
                .when(new StopCollection(Lzzt.id(), LocalDate.of(2014, 3, 1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
