package io.trialledger.visits.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDefinitionTest {

    private final ItemDefinition number = Items.decimal("LB.X", List.of());

    @ParameterizedTest
    @ValueSource(strings = {"3.80", "0", "<0.2", ">1500", "<=40", ">= 3", "-1.5", "+2", ".5", "5.", "1.2e-3", "<40"})
    void takes_a_number_as_laboratories_write_it(String value) {
        assertThat(number.fits(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "N", "3,8", "1.2.3", "~3", "NaN", "1e", "<", "<<2", "3 mg", "١٢"})
    void refuses_what_is_no_number(String value) {
        assertThat(number.fits(value)).isFalse();
    }

    @Test
    void judges_a_value_by_the_range_of_its_unit() {
        ItemDefinition systolic = Items.systolic();

        assertThat(systolic.violatedBy("200", "mmHg")).isEmpty();
        assertThat(systolic.violatedBy("200.01", "mmHg")).isPresent();
        assertThat(systolic.violatedBy("<69", "mmHg")).isPresent();
        assertThat(systolic.violatedBy("69", "kPa")).isEmpty();
    }

    @Test
    void takes_integers_codes_and_partial_dates() {
        ItemDefinition integer = new ItemDefinition("A", "A", DataType.INTEGER, List.of(), List.of(), List.of());
        ItemDefinition date = new ItemDefinition("B", "B", DataType.DATE, List.of(), List.of(), List.of());

        assertThat(integer.fits("-12")).isTrue();
        assertThat(integer.fits("1.0")).isFalse();
        assertThat(date.fits("2013-05")).isTrue();
        assertThat(date.fits("2013-5")).isFalse();
        assertThat(date.fits("2013-02-30")).isFalse();
        assertThat(Items.color().fits("N")).isTrue();
        assertThat(Items.color().fits("n")).isFalse();
    }
}
