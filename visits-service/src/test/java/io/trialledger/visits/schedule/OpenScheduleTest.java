package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.opened;

import io.trialledger.starter.RuleRefusals;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenScheduleTest {

    private final AggregateTestFixture<Schedule> fixture = new AggregateTestFixture<>(Schedule.class);

    @BeforeEach
    void refusals() {
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
    }

    @Test
    void opens_a_schedule() {
        fixture.givenNoPriorActivity()
                .when(new OpenSchedule(Lzzt.id(), SITE, "America/New_York"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(opened());
    }

    @Test
    void opens_it_once() {
        fixture.given(opened())
                .when(new OpenSchedule(Lzzt.id(), SITE, "America/New_York"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
