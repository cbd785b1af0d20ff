package io.trialledger.visits.design;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class AdoptProtocolTest {

    private static final DesignId DESIGN = new DesignId("H2Q-MC-LZZT");
    private static final List<Epoch> EPOCHS = List.of(new Epoch("E1", "Treatment"));
    private static final List<ProtocolVisit> VISITS =
            List.of(new ProtocolVisit("WK2", "Week 2", "E1", List.of("Vital signs")));

    private final AggregateTestFixture<StudyDesign> fixture = new AggregateTestFixture<>(StudyDesign.class);

    @Test
    void remembers_what_is_done_at_each_visit() {
        fixture.givenNoPriorActivity()
                .when(new AdoptProtocol(DESIGN, "2", EPOCHS, VISITS))
                .expectEvents(new ProtocolAdopted("H2Q-MC-LZZT", "2", EPOCHS, VISITS));
    }

    @Test
    void adopts_the_same_protocol_once() {
        fixture.given(new ProtocolAdopted("H2Q-MC-LZZT", "2", EPOCHS, VISITS))
                .when(new AdoptProtocol(DESIGN, "2", EPOCHS, VISITS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
