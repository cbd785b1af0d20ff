package io.trialledger.visits.subjectmatrix;

import static io.trialledger.visits.schedule.Lzzt.CONSENTED;
import static io.trialledger.visits.schedule.Lzzt.on;
import static io.trialledger.visits.schedule.Lzzt.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Timing;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    private static Cells dosed() {
        return Cells.read("")
                .planned(plan())
                .with("DOSE", cell -> cell.on(on("2014-01-02"), CellState.COMPLETE))
                .timed(plan(), CONSENTED);
    }

    @Test
    void what_is_written_is_read() {
        Cells all = dosed().with(
                        "WK2",
                        cell -> cell.on(on("2014-01-20T09:30"), CellState.IN_PROGRESS)
                                .withOpenQueries(2))
                .with("WK4", cell -> cell.on(null, CellState.NOT_DONE))
                .with("WK26", cell -> cell.with(CellState.CANCELLED))
                .with("UNS-8.2", cell -> cell.on(on("2014-03-01"), CellState.COMPLETE))
                .timed(plan(), CONSENTED);

        assertThat(Cells.read(all.text())).isEqualTo(all);
        assertThat(Cells.read(Cells.read("").text()).all()).isEmpty();
    }

    @Test
    void windows_follow_the_dates_known_now() {
        Cells before = Cells.read("").planned(plan()).timed(plan(), CONSENTED);
        assertThat(before.of("WK2").orElseThrow().due())
                .isEqualTo(new Due("2014-01-23", "2014-01-20", "2014-01-26", true));

        Cells after = dosed().with("WK2", cell -> cell.on(on("2014-01-20"), CellState.COMPLETE))
                .timed(plan(), CONSENTED);
        assertThat(after.of("WK2").orElseThrow().due())
                .isEqualTo(new Due("2014-01-16", "2014-01-13", "2014-01-19", false));
        assertThat(after.of("WK2").orElseThrow().timing()).isEqualTo(Timing.LATE);
        assertThat(after.of("WK4").orElseThrow().timing()).isEqualTo(Timing.NO_WINDOW);
    }

    @Test
    void unscheduled_visits_come_after_planned_ones() {
        Cells early = Cells.read("").with("UNS-1", cell -> cell.on(on("2014-01-01"), CellState.COMPLETE));

        assertThat(early.planned(plan()).all())
                .extracting(Cell::visit)
                .startsWith("SCREEN1")
                .endsWith("UNS-1");
    }

    @ParameterizedTest
    @CsvSource({"2014-01-12, planned", "2014-01-13, due", "2014-01-19, due", "2014-01-20, overdue"})
    void a_visit_is_due_within_its_window_on_both_ends(LocalDate today, Display display) {
        assertThat(dosed().of("WK2").orElseThrow().display(today)).isEqualTo(display);
    }

    @Test
    void a_visit_without_a_window_is_due_on_its_target() {
        Cell phone = dosed().of("WK8N").orElseThrow();
        assertThat(phone.opens()).isEqualTo("2014-03-13").isEqualTo(phone.closes());
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, inProgress", "COMPLETE, complete", "NOT_DONE, missed", "CANCELLED, notApplicable"})
    void what_happened_is_shown_whatever_day_it_is(CellState state, Display display) {
        assertThat(Cell.planned("WK2").with(state).display(LocalDate.of(2030, 1, 1)))
                .isEqualTo(display);
    }
}
