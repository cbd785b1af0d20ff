package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.CONSENTED;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.consented;
import static io.trialledger.visits.schedule.Lzzt.opened;
import static io.trialledger.visits.schedule.Lzzt.plan;
import static io.trialledger.visits.schedule.Lzzt.planned;
import static io.trialledger.visits.schedule.Lzzt.withdrawn;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PlanVisitsTest {

    private final AggregateTestFixture<Schedule> fixture = new AggregateTestFixture<>(Schedule.class);

    @Test
    void plans_the_protocols_visits_with_the_first_consent() {
        fixture.given(opened())
                .when(new PlanVisits(Lzzt.id(), "1", CONSENTED, "2", plan()))
                .expectSuccessfulHandlerExecution()
                .expectEvents(consented(), planned());
    }

    @Test
    void changes_nothing_with_a_further_consent() {
        fixture.given(opened(), consented(), planned())
                .when(new PlanVisits(Lzzt.id(), "2", CONSENTED.plusDays(30), "2", plan()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void takes_up_collection_again_with_a_consent_after_withdrawal() {
        LocalDate again = LocalDate.of(2014, 6, 1);
        fixture.given(opened(), consented(), planned(), withdrawn("2014-05-01"))
                .when(new PlanVisits(Lzzt.id(), "2", again, "2", plan()))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new CollectionConsented(STUDY, SUBJECT, "2", again));
    }
}
