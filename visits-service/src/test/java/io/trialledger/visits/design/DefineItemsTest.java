package io.trialledger.visits.design;

import static io.trialledger.visits.design.DesignRule.DATA_TYPE_FIXED;
import static io.trialledger.visits.design.DesignRule.DEFINITION_INCONSISTENT;
import static io.trialledger.visits.design.DesignRule.ITEM_DEFINED_TWICE;
import static io.trialledger.visits.design.DesignRule.MALFORMED;
import static io.trialledger.visits.design.Items.bilirubin;
import static io.trialledger.visits.design.Items.color;
import static io.trialledger.visits.design.Items.decimal;
import static io.trialledger.visits.design.Items.systolic;

import io.trialledger.starter.RuleRefusals;
import java.math.BigDecimal;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefineItemsTest {

    private static final String STUDY = "H2Q-MC-LZZT";

    private final AggregateTestFixture<StudyDesign> fixture = new AggregateTestFixture<>(StudyDesign.class);

    @BeforeEach
    void refusals() {
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
    }

    private static DefineItems define(ItemDefinition... definitions) {
        return new DefineItems(new DesignId(STUDY), List.of(definitions));
    }

    @Test
    void defines_what_is_new_and_redefines_what_differs() {
        ItemDefinition wider = decimal("LB.BILI", List.of("mg/dL", "umol/L"));
        fixture.given(new ItemDefined(STUDY, bilirubin()), new ItemDefined(STUDY, color()))
                .when(define(systolic(), wider, color()))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ItemDefined(STUDY, systolic()), new ItemRedefined(STUDY, wider))
                .expectResultMessagePayload(
                        new DefineItems.Answer(List.of("VS.SYSBP", "LB.BILI"), List.of("LB.COLOR")));
    }

    @Test
    void starts_a_studys_catalog() {
        fixture.givenNoPriorActivity()
                .when(define(systolic()))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ItemDefined(STUDY, systolic()));
    }

    @Test
    void refuses_another_type_for_an_item() {
        ItemDefinition coded =
                new ItemDefinition("LB.BILI", "Bilirubin", DataType.CODED, List.of(), List.of("LOW"), List.of());
        fixture.given(new ItemDefined(STUDY, bilirubin()))
                .when(define(coded))
                .expectNoEvents()
                .expectExceptionDetails(DATA_TYPE_FIXED);
    }

    @Test
    void refuses_the_same_item_twice() {
        fixture.givenNoPriorActivity()
                .when(define(color(), color()))
                .expectNoEvents()
                .expectExceptionDetails(ITEM_DEFINED_TWICE);
    }

    @Test
    void refuses_codes_for_a_number_and_a_coded_item_without_codes() {
        fixture.givenNoPriorActivity()
                .when(define(new ItemDefinition("X", "X", DataType.DECIMAL, List.of(), List.of("N"), List.of())))
                .expectNoEvents()
                .expectExceptionDetails(DEFINITION_INCONSISTENT);
        fixture.givenNoPriorActivity()
                .when(define(new ItemDefinition("X", "X", DataType.CODED, List.of(), List.of(), List.of())))
                .expectNoEvents()
                .expectExceptionDetails(DEFINITION_INCONSISTENT);
    }

    @Test
    void refuses_a_range_in_a_unit_the_item_does_not_have() {
        SoftRange fahrenheit = new SoftRange("F", new BigDecimal("90"), new BigDecimal("110"));
        fixture.givenNoPriorActivity()
                .when(define(new ItemDefinition(
                        "VS.TEMP", "Temperature", DataType.DECIMAL, List.of("C"), List.of(), List.of(fahrenheit))))
                .expectNoEvents()
                .expectExceptionDetails(DEFINITION_INCONSISTENT);
    }

    @Test
    void refuses_a_malformed_item() {
        fixture.givenNoPriorActivity()
                .when(define(decimal("VS SYSBP", List.of())))
                .expectNoEvents()
                .expectExceptionDetails(MALFORMED);
    }
}
