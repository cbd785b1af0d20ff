package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.CONSENTED;
import static io.trialledger.visits.schedule.Lzzt.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.model.PartialDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static Timetable with(Map<String, PartialDate> tookPlace) {
        return Timetable.of(Lzzt.plan(), CONSENTED, tookPlace);
    }

    @Test
    void counts_targets_from_the_actual_date_of_the_reference() {
        Timetable timetable = with(Map.of("DOSE", on("2014-01-02")));

        assertThat(timetable.due("WK2")).contains(new Due("2014-01-16", "2014-01-13", "2014-01-19", false));
        assertThat(timetable.due("WK12")).contains(new Due("2014-03-27", "2014-03-23", "2014-03-31", false));
    }

    @Test
    void plans_the_reference_from_consent_until_the_first_visit_is_recorded() {
        assertThat(with(Map.of()).due("DOSE")).contains(new Due("2014-01-09", null, null, true));
        assertThat(with(Map.of("SCREEN1", on("2013-12-28"))).due("DOSE"))
                .contains(new Due("2014-01-11", null, null, true));
        assertThat(with(Map.of()).due("WK2")).contains(new Due("2014-01-23", "2014-01-20", "2014-01-26", true));
        assertThat(with(Map.of()).isProvisional()).isTrue();
    }

    @Test
    void anchors_a_chained_visit_on_its_predecessors_actual_date_else_on_its_planned_one() {
        assertThat(with(Map.of("DOSE", on("2014-01-02"))).due("WK8N"))
                .contains(new Due("2014-03-13", null, null, true));
        assertThat(with(Map.of("DOSE", on("2014-01-02"), "WK8", on("2014-03-05")))
                        .due("WK8N"))
                .contains(new Due("2014-03-19", null, null, false));
    }

    @Test
    void tells_early_in_and_late_by_calendar_days_both_ends_included() {
        Timetable timetable = with(Map.of("DOSE", on("2014-01-02T16:00")));

        assertThat(timetable.timing("WK2", on("2014-01-12"))).isEqualTo(Timing.EARLY);
        assertThat(timetable.timing("WK2", on("2014-01-13T08:00"))).isEqualTo(Timing.IN);
        assertThat(timetable.timing("WK2", on("2014-01-19T23:59"))).isEqualTo(Timing.IN);
        assertThat(timetable.timing("WK2", on("2014-01-20"))).isEqualTo(Timing.LATE);
        assertThat(timetable.timing("WK8N", on("2014-01-20"))).isEqualTo(Timing.NO_WINDOW);
        assertThat(timetable.timing("UNS-1", on("2014-01-20"))).isEqualTo(Timing.NO_WINDOW);
    }

    @Test
    void uses_the_time_of_day_for_a_window_of_hours() {
        Timetable timetable = with(Map.of("DOSE", on("2014-01-02T12:00")));

        assertThat(timetable.due("SCREEN2"))
                .contains(new Due("2013-12-31T12:00", "2013-12-31T08:00", "2013-12-31T12:00", false));
        assertThat(timetable.timing("SCREEN2", on("2013-12-31T07:59"))).isEqualTo(Timing.EARLY);
        assertThat(timetable.timing("SCREEN2", on("2013-12-31T08:00"))).isEqualTo(Timing.IN);
        assertThat(timetable.timing("SCREEN2", on("2013-12-31T12:01"))).isEqualTo(Timing.LATE);
    }

    @Test
    void calls_a_visit_early_or_late_only_if_every_reading_of_the_dates_does() {
        Timetable timetable = with(Map.of("DOSE", on("2014-01-02")));

        assertThat(timetable.due("SCREEN2")).contains(new Due("2013-12-31", "2013-12-30", "2013-12-31", false));
        assertThat(timetable.timing("SCREEN2", on("2013-12-29"))).isEqualTo(Timing.EARLY);
        assertThat(timetable.timing("SCREEN2", on("2013-12-30"))).isEqualTo(Timing.IN);
        assertThat(timetable.timing("SCREEN2", on("2013-12-30T19:00"))).isEqualTo(Timing.EARLY);
        assertThat(timetable.timing("SCREEN2", on("2013-12-31"))).isEqualTo(Timing.IN);
        assertThat(timetable.timing("SCREEN2", on("2014-01-01"))).isEqualTo(Timing.LATE);
    }

    @Test
    void has_no_day_0() {
        Timetable timetable = with(Map.of("DOSE", on("2014-01-02")));

        assertThat(timetable.studyDay(on("2014-01-02"))).contains(1L);
        assertThat(timetable.studyDay(on("2014-01-01"))).contains(-1L);
        assertThat(timetable.studyDay(on("2014-01-16"))).contains(15L);
        assertThat(with(Map.of()).studyDay(on("2014-01-16"))).isEmpty();
    }

    @Test
    void gives_no_target_to_a_loop_or_to_a_visit_whose_anchor_is_not_planned() {
        Timetable timetable = Timetable.of(
                List.of(
                        Lzzt.visit("A", "B", "P1D", false, null, null),
                        Lzzt.visit("B", "A", "P1D", false, null, null),
                        Lzzt.visit("C", "GONE", "P1D", false, null, null)),
                CONSENTED,
                Map.of());

        assertThat(timetable.due("A")).isEmpty();
        assertThat(timetable.due("C")).isEmpty();
        assertThat(timetable.timing("A", on("2014-01-01"))).isEqualTo(Timing.NO_WINDOW);
    }

    @Test
    void keeps_a_visit_without_its_unreadable_lengths() {
        PlannedVisit visit =
                Lzzt.visit("A", "DOSE", "two weeks", false, "P3D", "-").withReadableLengths();

        assertThat(visit.isAnchored()).isFalse();
        assertThat(visit.windowLower()).isEqualTo("P3D");
        assertThat(visit.windowUpper()).isNull();
    }
}
