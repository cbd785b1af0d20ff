package io.trialledger.visits.design;

import static io.trialledger.visits.design.Items.systolic;
import static io.trialledger.visits.design.Items.vitalSigns;

import io.trialledger.starter.RuleRefusals;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefineFormTest {

    private static final String STUDY = "H2Q-MC-LZZT";
    private static final DesignId DESIGN = new DesignId(STUDY);

    private final AggregateTestFixture<StudyDesign> fixture = new AggregateTestFixture<>(StudyDesign.class);

    @BeforeEach
    void refusals() {
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
    }

    private static FormDefinition named(String form, String name, FormItem... items) {
        return new FormDefinition(form, name, List.of("Vital signs"), List.of(new FormSection("", List.of(items))));
    }

    @Test
    void defines_a_form_of_items_the_study_has() {
        fixture.given(new ItemDefined(STUDY, systolic()))
                .when(new DefineForm(DESIGN, vitalSigns()))
                .expectEvents(new FormDefined(STUDY, vitalSigns()))
                .expectResultMessagePayload(true);
    }

    @Test
    void replaces_a_form_and_records_the_same_content_once() {
        FormDefinition optional = named("VS", "Vital signs", new FormItem("VS.SYSBP", false));
        fixture.given(new ItemDefined(STUDY, systolic()), new FormDefined(STUDY, vitalSigns()))
                .when(new DefineForm(DESIGN, optional))
                .expectEvents(new FormDefined(STUDY, optional));
        fixture.given(new ItemDefined(STUDY, systolic()), new FormDefined(STUDY, vitalSigns()))
                .when(new DefineForm(DESIGN, vitalSigns()))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_an_item_the_study_does_not_have() {
        fixture.givenNoPriorActivity()
                .when(new DefineForm(DESIGN, vitalSigns()))
                .expectNoEvents()
                .expectExceptionDetails(FormRule.UNKNOWN_ITEM);
    }

    @Test
    void refuses_an_item_that_stands_on_it_twice() {
        FormItem once = new FormItem("VS.SYSBP", true);
        fixture.given(new ItemDefined(STUDY, systolic()))
                .when(new DefineForm(DESIGN, named("VS", "Vital signs", once, once)))
                .expectNoEvents()
                .expectExceptionDetails(FormRule.ITEM_TWICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VS 1", "VS/1", "VS~1"})
    void refuses_a_name_that_is_none(String form) {
        fixture.given(new ItemDefined(STUDY, systolic()))
                .when(new DefineForm(DESIGN, named(form, "Vital signs", new FormItem("VS.SYSBP", true))))
                .expectNoEvents()
                .expectExceptionDetails(FormRule.MALFORMED);
    }

    @Test
    void refuses_a_form_without_items() {
        fixture.given(new ItemDefined(STUDY, systolic()))
                .when(new DefineForm(DESIGN, named("VS", "Vital signs")))
                .expectNoEvents()
                .expectExceptionDetails(FormRule.MALFORMED);
    }
}
