package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.rash;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden vectors: due = day 0 + n calendar days in the regulator's zone; docs/adr/0007-safety-clocks.md. */
class SafetyClocksTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-10T23:30-05:00, America/New_York, 2026-02-10, 2026-02-17, 2026-02-25",
        "2026-02-10T23:30-05:00, Europe/Berlin,    2026-02-11, 2026-02-18, 2026-02-26",
        "2028-02-24T10:00Z,      UTC,              2028-02-24, 2028-03-02, 2028-03-10",
        "2027-02-24T10:00Z,      UTC,              2027-02-24, 2027-03-03, 2027-03-11",
        "2026-12-20T10:00Z,      UTC,              2026-12-20, 2026-12-27, 2027-01-04",
        "2026-03-28T23:30+01:00, Europe/Berlin,    2026-03-28, 2026-04-04, 2026-04-12",
        "2026-10-25T02:30+02:00, Europe/Berlin,    2026-10-25, 2026-11-01, 2026-11-09",
        "2026-10-25T02:30+01:00, Europe/Berlin,    2026-10-25, 2026-11-01, 2026-11-09"
    })
    void counts_calendar_days(OffsetDateTime received, ZoneId zone, LocalDate dayZero, LocalDate in7, LocalDate in15) {
        SafetyClocks clocks = new SafetyClocks(List.of(zone));

        assertThat(clocks.dueDays(received.toInstant(), SafetyClock.SPONSOR_7_DAYS))
                .containsExactly(new DueDay(zone.getId(), dayZero, in7));
        assertThat(clocks.dueDays(received.toInstant(), SafetyClock.SPONSOR_15_DAYS))
                .containsExactly(new DueDay(zone.getId(), dayZero, in15));
    }

    @Test
    void the_earliest_zone_decides() {
        SafetyClocks clocks = new SafetyClocks(List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York")));

        assertThat(clocks.dueDays(
                        OffsetDateTime.parse("2026-02-10T23:30-05:00").toInstant(), SafetyClock.SPONSOR_7_DAYS))
                .extracting(DueDay::zone)
                .containsExactly("America/New_York", "Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T02:30+02:00, 2026-10-26T00:30:00Z",
        "2026-10-25T02:30+01:00, 2026-10-26T01:30:00Z",
        "2026-03-28T23:30+01:00, 2026-03-29T22:30:00Z"
    })
    void the_sites_clock_counts_hours_and_not_the_hands_of_a_clock(OffsetDateTime aware, Instant due) {
        assertThat(SafetyClocks.siteDue(aware).toInstant()).isEqualTo(due);
    }

    @Test
    void unassessed_causality_counts_as_related() {
        assertThat(SafetyClocks.sponsorClockFor(rash().serious(SeriousnessCriterion.DISABILITY)
                        .causality(null)
                        .sealed()))
                .contains(SafetyClock.SPONSOR_15_DAYS);
    }

    @Test
    void seriousness_without_a_reason_or_an_outcome_is_feared_to_be_fatal() {
        assertThat(SafetyClocks.sponsorClockFor(
                        rash().serious().outcome(Outcome.UNKNOWN).sealed()))
                .contains(SafetyClock.SPONSOR_7_DAYS);
        assertThat(SafetyClocks.sponsorClockFor(
                        rash().serious().outcome(Outcome.NOT_RECOVERED).sealed()))
                .contains(SafetyClock.SPONSOR_15_DAYS);
    }
}
