package io.trialledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2013, 2013-01-01, 2013-12-31",
        "2012-02, 2012-02-01, 2012-02-29",
        "2013-05-02, 2013-05-02, 2013-05-02",
        "2013-05-02T14:45, 2013-05-02, 2013-05-02"
    })
    void means_every_day_it_can_mean(String text, LocalDate earliest, LocalDate latest) {
        PartialDate date = new PartialDate(text);

        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-5", "2013-02-30", "2013-13", "30.02.2013", "", "2013-05-02T25:00", "2013-05-02Z"})
    void refuses_what_is_no_date(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate(text));
    }

    @Test
    void is_before_a_day_only_if_it_can_mean_nothing_else() {
        LocalDate day = LocalDate.parse("2013-05-02");

        assertThat(new PartialDate("2013-04").isCertainlyBefore(day)).isTrue();
        assertThat(new PartialDate("2013-05").isCertainlyBefore(day)).isFalse();
        assertThat(new PartialDate("2013-06").isCertainlyAfter(day)).isTrue();
        assertThat(new PartialDate("2013").isCertainlyAfter(day)).isFalse();
    }
}
