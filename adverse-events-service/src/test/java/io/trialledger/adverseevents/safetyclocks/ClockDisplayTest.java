package io.trialledger.adverseevents.safetyclocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.adverseevents.adverseevent.DueDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClockDisplayTest {

    private static final Instant DUE = Instant.parse("2026-03-10T23:00:00Z");

    @Test
    void a_running_clock_is_due_soon_from_48_hours_before() {
        assertThat(ClockDisplay.of(
                        ClockStatus.OPEN, DUE, DUE.minus(Duration.ofHours(48)).minusMillis(1)))
                .isEqualTo(ClockDisplay.RUNNING);
        assertThat(ClockDisplay.of(ClockStatus.OPEN, DUE, DUE.minus(Duration.ofHours(48))))
                .isEqualTo(ClockDisplay.DUE_SOON);
    }

    @Test
    void a_day_ends_by_its_zone_whatever_daylight_saving_does() {
        LocalDate day = LocalDate.parse("2026-03-28"); // Amsterdam changes in the night after
        assertThat(new DueDay("Europe/Amsterdam", day.minusDays(7), day).end()).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(new DueDay("Europe/Amsterdam", day, day.plusDays(1)).end()).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(new DueDay("America/New_York", day, day.plusDays(1)).end()).isEqualTo("2026-03-30T04:00:00Z");
    }
}
